-- What checks are worth after a regrade that runs nothing; a regrade that runs the checks again has none.
create table regrade_worth (
    regrade_id bigint not null references regrade (id) on delete cascade,
    check_id text not null,
    points double precision not null,
    visibility text not null,
    primary key (regrade_id, check_id)
);
