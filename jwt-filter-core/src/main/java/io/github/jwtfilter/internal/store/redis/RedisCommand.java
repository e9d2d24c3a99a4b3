package io.github.jwtfilter.internal.store.redis;

import java.nio.charset.StandardCharsets;
import redis.clients.jedis.commands.ProtocolCommand;

/** The commands of Redis that this package sends; those in scripts are listed in {@link RedisScript}. */
enum RedisCommand implements ProtocolCommand {
    ASKING,
    DEL,
    EVAL,
    EVALSHA,
    HMGET,
    INFO,
    MGET,
    ROLE,
    SCAN,
    SENTINEL,
    ZRANGE,
    ZRANGEBYSCORE,
    ZREM;

    @Override
    public byte[] getRaw() {
        return name().getBytes(StandardCharsets.US_ASCII);
    }
}
