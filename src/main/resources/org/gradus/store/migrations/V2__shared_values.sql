-- What all processes at this database agree on, such as the hash of the secret that makes the inputs of hidden checks.
create table shared_value (
    name text primary key,
    value text not null
);
