-- Tables of jwt-filter for Microsoft SQL Server. Replace the prefix jwt_ if store.jdbc.table-prefix is different.
-- Times are milliseconds since 1970, 9223372036854775807 means never.
-- IDs are compared with case: their columns must have a binary collation.

CREATE TABLE jwt_sessions (
    id            NVARCHAR(43) COLLATE Latin1_General_BIN2 NOT NULL PRIMARY KEY,
    subject_id    NVARCHAR(43) COLLATE Latin1_General_BIN2 NOT NULL,
    data          NVARCHAR(MAX) NOT NULL,
    current_hash  NVARCHAR(43) COLLATE Latin1_General_BIN2 NOT NULL,
    previous_hash NVARCHAR(43) COLLATE Latin1_General_BIN2,
    salt          NVARCHAR(43) COLLATE Latin1_General_BIN2,
    created_at    BIGINT NOT NULL,
    rotated_at    BIGINT NOT NULL,
    salted_at     BIGINT,
    idle_until    BIGINT NOT NULL,
    ends_at       BIGINT NOT NULL,
    lease_until   BIGINT
);

CREATE TABLE jwt_revocations (
    id            NVARCHAR(43) COLLATE Latin1_General_BIN2 NOT NULL PRIMARY KEY,
    kind          NVARCHAR(16) NOT NULL,
    description   NVARCHAR(400) NOT NULL,
    issued_before BIGINT NOT NULL,
    expires_at    BIGINT NOT NULL
);

CREATE INDEX jwt_sessions_subject ON jwt_sessions (subject_id);
CREATE INDEX jwt_sessions_end ON jwt_sessions (idle_until);
CREATE INDEX jwt_sessions_salt ON jwt_sessions (salted_at);
CREATE INDEX jwt_revocations_end ON jwt_revocations (expires_at);
