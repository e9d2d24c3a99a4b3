-- Tables of jwt-filter for H2. Replace the prefix jwt_ if store.jdbc.table-prefix is different.
-- Times are milliseconds since 1970, 9223372036854775807 means never.

CREATE TABLE IF NOT EXISTS jwt_sessions (
    id            VARCHAR(43) NOT NULL PRIMARY KEY,
    subject_id    VARCHAR(43) NOT NULL,
    data          CHARACTER LARGE OBJECT NOT NULL,
    current_hash  VARCHAR(43) NOT NULL,
    previous_hash VARCHAR(43),
    salt          VARCHAR(43),
    created_at    BIGINT NOT NULL,
    rotated_at    BIGINT NOT NULL,
    salted_at     BIGINT,
    idle_until    BIGINT NOT NULL,
    ends_at       BIGINT NOT NULL,
    lease_until   BIGINT
);

CREATE TABLE IF NOT EXISTS jwt_revocations (
    id            VARCHAR(43) NOT NULL PRIMARY KEY,
    kind          VARCHAR(16) NOT NULL,
    description   VARCHAR(400) NOT NULL,
    issued_before BIGINT NOT NULL,
    expires_at    BIGINT NOT NULL
);

CREATE INDEX IF NOT EXISTS jwt_sessions_subject ON jwt_sessions (subject_id);
CREATE INDEX IF NOT EXISTS jwt_sessions_end ON jwt_sessions (idle_until);
CREATE INDEX IF NOT EXISTS jwt_sessions_salt ON jwt_sessions (salted_at);
CREATE INDEX IF NOT EXISTS jwt_revocations_end ON jwt_revocations (expires_at);
