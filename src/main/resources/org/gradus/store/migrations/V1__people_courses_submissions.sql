-- One text for SQLite and PostgreSQL. ${id}: a key that is never given twice; ${bytes}: a column of bytes; ${timestamp}: what the queue's
-- library wants. Times are milliseconds since 1970 in UTC; truth values are 0 and 1; e-mail addresses are kept in lower case.

create table person (
    id ${id},
    email text not null unique,
    name text not null,
    password_hash text,
    time_zone text,
    administrator integer not null default 0,
    author integer not null default 0,
    created_at bigint not null,
    disabled integer not null default 0
);

create table web_session (
    token_hash text primary key,
    person_id bigint not null references person (id) on delete cascade,
    form_token text not null,
    flash text,
    created_at bigint not null,
    seen_at bigint not null,
    expires_at bigint not null
);
create index web_session_person on web_session (person_id);

-- One-time links: the first administrator, an invitation, a forgotten password.
create table account_link (
    token_hash text primary key,
    kind text not null,
    person_id bigint references person (id) on delete cascade,
    created_by bigint references person (id) on delete set null,
    created_at bigint not null,
    expires_at bigint not null,
    used_at bigint
);
create index account_link_person on account_link (person_id);

create table api_token (
    id ${id},
    person_id bigint not null references person (id) on delete cascade,
    token_hash text not null unique,
    name text not null,
    scope text not null,
    created_at bigint not null,
    expires_at bigint not null,
    used_at bigint
);
create index api_token_person on api_token (person_id);

-- Failed sign-ins by address and by account, for throttling.
create table failed_sign_in (
    id ${id},
    source text not null,
    at bigint not null
);
create index failed_sign_in_source on failed_sign_in (source, at);

create table course (
    id ${id},
    title text not null,
    term text not null default '',
    time_zone text not null,
    created_at bigint not null,
    archived integer not null default 0
);

create table enrolment (
    course_id bigint not null references course (id) on delete cascade,
    person_id bigint not null references person (id) on delete cascade,
    role text not null,
    section text not null default '',
    student_number text not null default '',
    login text not null default '',
    extra_time_percent integer not null default 0,
    active integer not null default 1,
    created_at bigint not null,
    primary key (course_id, person_id)
);
create index enrolment_person on enrolment (person_id);

-- An assignment of the catalog, published in a course with its own dates and rules.
create table assignment (
    id ${id},
    course_id bigint not null references course (id) on delete cascade,
    catalog_id text not null,
    title text not null,
    position integer not null,
    published integer not null default 0,
    opens_at bigint,
    due_at bigint,
    late_due_at bigint,
    late_penalty_per_day double precision not null default 0,
    attempts integer,
    attempt_refill_minutes integer,
    counting text not null default 'BEST',
    diagnosis text not null default 'FULL',
    team_size integer not null default 1,
    grades_published_at bigint,
    created_at bigint not null,
    unique (course_id, catalog_id)
);

create table extension (
    assignment_id bigint not null references assignment (id) on delete cascade,
    person_id bigint not null references person (id) on delete cascade,
    due_at bigint,
    late_due_at bigint,
    extra_attempts integer not null default 0,
    reason text not null default '',
    created_by bigint references person (id) on delete set null,
    created_at bigint not null,
    primary key (assignment_id, person_id)
);

create table team (
    id ${id},
    assignment_id bigint not null references assignment (id) on delete cascade,
    name text not null,
    unique (assignment_id, name)
);

create table team_member (
    assignment_id bigint not null references assignment (id) on delete cascade,
    person_id bigint not null references person (id) on delete cascade,
    team_id bigint not null references team (id) on delete cascade,
    primary key (assignment_id, person_id)
);
create index team_member_team on team_member (team_id);

-- The jars, each content once.
create table jar (
    sha256 text primary key,
    size bigint not null,
    content ${bytes} not null
);

create table submission (
    id ${id},
    assignment_id bigint not null references assignment (id) on delete cascade,
    person_id bigint not null references person (id) on delete cascade,
    team_id bigint references team (id) on delete set null,
    sha256 text not null references jar (sha256),
    file_name text not null,
    received_at bigint not null,
    via text not null,
    once text not null,
    state text not null,
    counts integer not null default 1,
    chosen integer not null default 0,
    run text,
    started_at bigint,
    check_number integer not null default 0,
    check_count integer not null default 0,
    tries integer not null default 0,
    grading_id bigint,
    unique (person_id, once)
);
create index submission_assignment on submission (assignment_id, person_id, received_at);
create index submission_person on submission (person_id, state);
create index submission_state on submission (state, received_at) where state in ('WAITING', 'RUNNING');
create index submission_jar on submission (sha256);

-- Each run of the checks; submission.grading_id names the one that counts.
create table grading (
    id ${id},
    submission_id bigint not null references submission (id) on delete cascade,
    regrade_id bigint,
    assignment_version text not null,
    gradus_version text not null,
    state text not null,
    score double precision not null,
    max_score double precision not null,
    started_at bigint not null,
    duration_ms bigint not null,
    report text not null
);
create index grading_submission on grading (submission_id);

create table check_result (
    grading_id bigint not null references grading (id) on delete cascade,
    number integer not null,
    check_id text not null,
    title text not null,
    visibility text not null,
    status text not null,
    points double precision not null,
    max_points double precision not null,
    primary key (grading_id, number)
);

-- The mistakes that a grading named, for the class as a whole.
create table found_mistake (
    grading_id bigint not null references grading (id) on delete cascade,
    number integer not null,
    name text not null,
    sentence text not null,
    visibility text not null,
    primary key (grading_id, number)
);

-- Scores set by hand; the newest that is not withdrawn counts.
create table score_override (
    id ${id},
    assignment_id bigint not null references assignment (id) on delete cascade,
    person_id bigint not null references person (id) on delete cascade,
    points double precision,
    excused integer not null default 0,
    comment text not null default '',
    reason text not null,
    created_by bigint references person (id) on delete set null,
    created_at bigint not null,
    withdrawn_at bigint
);
create index score_override_place on score_override (assignment_id, person_id);

create table regrade (
    id ${id},
    assignment_id bigint not null references assignment (id) on delete cascade,
    scope text not null,
    state text not null,
    created_by bigint references person (id) on delete set null,
    created_at bigint not null,
    ended_at bigint
);

create table regrade_item (
    regrade_id bigint not null references regrade (id) on delete cascade,
    submission_id bigint not null references submission (id) on delete cascade,
    old_grading_id bigint,
    new_grading_id bigint,
    tries integer not null default 0,
    run text,
    primary key (regrade_id, submission_id)
);

create table audit (
    id ${id},
    at bigint not null,
    actor_id bigint,
    actor text not null,
    course_id bigint,
    action text not null,
    subject text not null,
    detail text not null default ''
);
create index audit_course on audit (course_id, id);

create table mail (
    id ${id},
    recipient text not null,
    subject text not null,
    body text not null,
    created_at bigint not null,
    sent_at bigint,
    tries integer not null default 0,
    problem text
);

-- The queue: the table of db-scheduler.
create table scheduled_tasks (
    task_name text not null,
    task_instance text not null,
    task_data ${bytes},
    execution_time ${timestamp} not null,
    picked boolean not null,
    picked_by text,
    last_success ${timestamp},
    last_failure ${timestamp},
    consecutive_failures integer,
    last_heartbeat ${timestamp},
    version bigint not null,
    priority smallint,
    state text,
    created_at ${timestamp},
    primary key (task_name, task_instance)
);
create index scheduled_tasks_due on scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat);
create index scheduled_tasks_priority on scheduled_tasks (priority desc, execution_time asc);
