-- Tables of jwt-filter for Oracle. Replace the prefix jwt_ if store.jdbc.table-prefix is different.
-- Times are milliseconds since 1970, 9223372036854775807 means never.

CREATE TABLE jwt_sessions (
    id            VARCHAR2(43) NOT NULL PRIMARY KEY,
    subject_id    VARCHAR2(43) NOT NULL,
    data          CLOB NOT NULL,
    current_hash  VARCHAR2(43) NOT NULL,
    previous_hash VARCHAR2(43),
    salt          VARCHAR2(43),
    created_at    NUMBER(19) NOT NULL,
    rotated_at    NUMBER(19) NOT NULL,
    salted_at     NUMBER(19),
    idle_until    NUMBER(19) NOT NULL,
    ends_at       NUMBER(19) NOT NULL,
    lease_until   NUMBER(19)
);

CREATE TABLE jwt_revocations (
    id            VARCHAR2(43) NOT NULL PRIMARY KEY,
    kind          VARCHAR2(16) NOT NULL,
    description   VARCHAR2(400),
    issued_before NUMBER(19) NOT NULL,
    expires_at    NUMBER(19) NOT NULL
);

CREATE INDEX jwt_sessions_subject ON jwt_sessions (subject_id);
CREATE INDEX jwt_sessions_end ON jwt_sessions (idle_until);
CREATE INDEX jwt_sessions_salt ON jwt_sessions (salted_at);
CREATE INDEX jwt_revocations_end ON jwt_revocations (expires_at);
