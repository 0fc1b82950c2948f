-- The files of a class that staff hand in together: looked at first, with nothing handed in, then taken as a whole.
create table batch (
    id ${id},
    assignment_id bigint not null references assignment (id) on delete cascade,
    state text not null,
    created_by bigint references person (id) on delete set null,
    created_at bigint not null,
    taken_at bigint,
    file_name text not null,
    once text,
    notes text not null default '',
    unique (assignment_id, once)
);

-- One file of it. Its content is kept as a jar until the batch is taken or given up; afterwards its submission has it.
create table batch_item (
    batch_id bigint not null references batch (id) on delete cascade,
    number integer not null,
    folder text not null,
    label text not null,
    file_name text not null,
    late integer not null,
    platform_ids text not null,
    notes text not null,
    sha256 text not null,
    size bigint not null,
    jar_sha256 text references jar (sha256),
    problem text,
    person_id bigint references person (id) on delete cascade,
    submission_id bigint references submission (id) on delete cascade,
    primary key (batch_id, number)
);
create index batch_item_jar on batch_item (jar_sha256);
create index batch_item_person on batch_item (person_id);
create index batch_item_submission on batch_item (submission_id);
