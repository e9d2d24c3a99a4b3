/**
 * Sessions and revocations in Redis, for several servers, through Jedis 4.0 or later, which an application adds. The only package
 * that uses Jedis, and loaded only if the settings name it. To change the commands, edit
 * {@link io.github.jwtfilter.internal.store.redis.RedisSessionStore} and
 * {@link io.github.jwtfilter.internal.store.redis.RedisRevocationStore}; to change connections,
 * {@link io.github.jwtfilter.internal.store.redis.PooledServer} and
 * {@link io.github.jwtfilter.internal.store.redis.ClusterServers}.
 */
@NullMarked
package io.github.jwtfilter.internal.store.redis;

import io.github.jwtfilter.NullMarked;
