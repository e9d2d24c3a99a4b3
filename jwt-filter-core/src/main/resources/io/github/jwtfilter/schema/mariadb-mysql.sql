-- Tables of jwt-filter for MariaDB and MySQL. Replace the prefix jwt_ if store.jdbc.table-prefix is different.
-- Times are milliseconds since 1970, 9223372036854775807 means never.
-- IDs are compared with case: the character set of the tables must have a binary collation.

CREATE TABLE IF NOT EXISTS jwt_sessions (
    id            VARCHAR(43) NOT NULL PRIMARY KEY,
    subject_id    VARCHAR(43) NOT NULL,
    data          MEDIUMTEXT NOT NULL,
    current_hash  VARCHAR(43) NOT NULL,
    previous_hash VARCHAR(43),
    salt          VARCHAR(43),
    created_at    BIGINT NOT NULL,
    rotated_at    BIGINT NOT NULL,
    salted_at     BIGINT,
    idle_until    BIGINT NOT NULL,
    ends_at       BIGINT NOT NULL,
    lease_until   BIGINT,
    INDEX jwt_sessions_subject (subject_id),
    INDEX jwt_sessions_end (idle_until),
    INDEX jwt_sessions_salt (salted_at)
) ENGINE=InnoDB CHARACTER SET ascii COLLATE ascii_bin;

CREATE TABLE IF NOT EXISTS jwt_revocations (
    id            VARCHAR(43) NOT NULL PRIMARY KEY,
    kind          VARCHAR(16) NOT NULL,
    description   VARCHAR(400) NOT NULL,
    issued_before BIGINT NOT NULL,
    expires_at    BIGINT NOT NULL,
    INDEX jwt_revocations_end (expires_at)
) ENGINE=InnoDB CHARACTER SET ascii COLLATE ascii_bin;
