/**
 * Sessions and revocations in a relational database, through JDBC; the only package with JDBC types. To change a statement, edit
 * {@link io.github.jwtfilter.internal.store.jdbc.JdbcSessionStore} or
 * {@link io.github.jwtfilter.internal.store.jdbc.JdbcRevocationStore}, and the tables in the resources {@code schema/*.sql}.
 */
@NullMarked
package io.github.jwtfilter.internal.store.jdbc;

import io.github.jwtfilter.NullMarked;
