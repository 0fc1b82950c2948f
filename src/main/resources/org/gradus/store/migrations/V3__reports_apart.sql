-- Whole reports are long: kept beside the scores, every list of scores had to read past all of them.
create table grading_report (
    grading_id bigint not null primary key references grading (id) on delete cascade,
    report text not null
);
insert into grading_report (grading_id, report) select id, report from grading;
alter table grading drop column report;

-- What somebody's team handed in is found without looking at the whole class.
create index submission_team on submission (team_id) where team_id is not null;
