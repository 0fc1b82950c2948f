-- Every version of an assignment that was installed in the browser, or seen in the server's own folder of assignments: its files as a zip,
-- what it consists of, and its proof. Graders on other machines take the files from here.
create table assignment_version (
    id ${id},
    catalog_id text not null,
    version text not null,
    title text not null,
    origin text not null,
    source text not null default '',
    content ${bytes} not null,
    facts text not null,
    proof text,
    proved_at bigint,
    created_by bigint references person (id) on delete set null,
    created_at bigint not null,
    unique (catalog_id, version)
);

-- Which version is in use: the newest line of an assignment says it, the others are its history. A version that is not installed lies in the
-- server's own folder, which then counts as it is.
create table assignment_use (
    id ${id},
    catalog_id text not null,
    version text not null,
    installed integer not null,
    chosen_by bigint references person (id) on delete set null,
    chosen_at bigint not null
);
create index assignment_use_catalog on assignment_use (catalog_id, id);
