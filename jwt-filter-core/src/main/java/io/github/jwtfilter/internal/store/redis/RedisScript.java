package io.github.jwtfilter.internal.store.redis;

import io.github.jwtfilter.internal.digest.Hex;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A Lua script, which Redis executes in one atomic step. Its first key determines the server. */
enum RedisScript {
    /** Stores the fields from {@code ARGV[2]} for {@code ARGV[1]} milliseconds; returns 0 if the key exists. */
    CREATE("if redis.call('EXISTS', KEYS[1]) == 1 then return 0 end\n"
            + "redis.call('HSET', KEYS[1], unpack(ARGV, 2))\n"
            + "redis.call('PEXPIRE', KEYS[1], ARGV[1])\n"
            + "return 1"),

    /**
     * Adds the session {@code ARGV[1]}, which ends at {@code ARGV[2]}, to the sessions of a subject for {@code ARGV[4]}
     * milliseconds, and removes those that ended before {@code ARGV[3]}.
     */
    INDEX("redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', '(' .. ARGV[3])\n"
            + "redis.call('ZADD', KEYS[1], ARGV[2], ARGV[1])\n"
            + "if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[4]) then\n"
            + "  redis.call('PEXPIRE', KEYS[1], ARGV[4])\n"
            + "end\n"
            + "return 1"),

    /**
     * Replaces the current hash {@code ARGV[1]} by {@code ARGV[3]}; returns 0 if it is another one. {@code ARGV[2]} is the
     * lifetime in milliseconds; {@code ARGV[4]} to {@code ARGV[8]} are the previous hash, the salt, the times, and the data. Ends
     * the lease. If there is a second key, also records that the session {@code ARGV[9]} has a salt, like {@link #NOTE_SALT}.
     */
    ROTATE("if redis.call('HGET', KEYS[1], 'c') ~= ARGV[1] then return 0 end\n"
            + "redis.call('HSET', KEYS[1], 'c', ARGV[3], 'r', ARGV[6], 'i', ARGV[7], 'd', ARGV[8])\n"
            + "redis.call('HDEL', KEYS[1], 'l')\n"
            + "for i, name in ipairs({'p', 's'}) do\n"
            + "  local value = ARGV[3 + i]\n"
            + "  if value == '' then redis.call('HDEL', KEYS[1], name) else redis.call('HSET', KEYS[1], name, value) end\n"
            + "end\n"
            + "redis.call('PEXPIRE', KEYS[1], ARGV[2])\n"
            + "if KEYS[2] then\n"
            + "  redis.call('ZADD', KEYS[2], ARGV[6], ARGV[9])\n"
            + "  if redis.call('PTTL', KEYS[2]) < tonumber(ARGV[2]) then redis.call('PEXPIRE', KEYS[2], ARGV[2]) end\n"
            + "end\n"
            + "return 1"),

    /**
     * Leases a session with the current hash {@code ARGV[1]} until {@code ARGV[3]}; returns 0 if it has another hash, or a lease
     * after {@code ARGV[2]}.
     */
    LEASE("if redis.call('HGET', KEYS[1], 'c') ~= ARGV[1] then return 0 end\n"
            + "local lease = redis.call('HGET', KEYS[1], 'l')\n"
            + "if lease and tonumber(lease) > tonumber(ARGV[2]) then return 0 end\n"
            + "redis.call('HSET', KEYS[1], 'l', ARGV[3])\n"
            + "return 1"),

    /** Removes a session; returns its subject, or nothing if there is none. */
    REMOVE("local subject = redis.call('HGET', KEYS[1], 'u')\n" + "redis.call('DEL', KEYS[1])\n" + "return subject"),

    /** Removes the salts of sessions that were renewed before {@code ARGV[1]}. */
    REMOVE_SALTS("for i, key in ipairs(KEYS) do\n"
            + "  local renewed = redis.call('HGET', key, 'r')\n"
            + "  if renewed and tonumber(renewed) < tonumber(ARGV[1]) then redis.call('HDEL', key, 's') end\n"
            + "end\n"
            + "return 1"),

    /** Records in the list of renewed sessions, which expires after {@code ARGV[3]} ms, that {@code ARGV[2]} was renewed at {@code ARGV[1]}. */
    NOTE_SALT("redis.call('ZADD', KEYS[1], ARGV[1], ARGV[2])\n"
            + "if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[3]) then redis.call('PEXPIRE', KEYS[1], ARGV[3]) end\n"
            + "return 1"),

    /** Removes the sessions from {@code ARGV[2]} that were not renewed again since {@code ARGV[1]} from the list. */
    FORGET_SALTS("for i = 2, #ARGV do\n"
            + "  local score = redis.call('ZSCORE', KEYS[1], ARGV[i])\n"
            + "  if score and tonumber(score) < tonumber(ARGV[1]) then redis.call('ZREM', KEYS[1], ARGV[i]) end\n"
            + "end\n"
            + "return 1"),

    /**
     * Stores a revocation with the times {@code ARGV[1]} and {@code ARGV[2]} and the text {@code ARGV[3]} for {@code ARGV[4]}
     * milliseconds, or without limit if that is 0. The later times, and an existing text, remain; returns 0 if the existing value
     * is unreadable. Times are compared as text, since Lua has no 64-bit integers.
     */
    PUT("local function later(a, b)\n"
            + "  local x, y = a:sub(1, 1) == '-', b:sub(1, 1) == '-'\n"
            + "  if x ~= y then return x and b or a end\n"
            + "  local less = #a < #b or (#a == #b and a < b)\n"
            + "  if less ~= x then return b else return a end\n"
            + "end\n"
            + "local issued, expires, text, ttl = ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4])\n"
            + "local old = redis.call('GET', KEYS[1])\n"
            + "if old then\n"
            + "  local i, e, t = old:match('^(%-?%d+) (%-?%d+) (.+)$')\n"
            + "  if not i then return 0 end\n"
            + "  local left = redis.call('PTTL', KEYS[1])\n"
            + "  if left == -1 then ttl = 0 elseif ttl > 0 and left > ttl then ttl = left end\n"
            + "  issued, expires, text = later(issued, i), later(expires, e), t\n"
            + "end\n"
            + "redis.call('SET', KEYS[1], issued .. ' ' .. expires .. ' ' .. text)\n"
            + "if ttl > 0 then redis.call('PEXPIRE', KEYS[1], ttl) end\n"
            + "return 1");

    private final String text;
    private final String sha1;

    RedisScript(String text) {
        this.text = text;
        this.sha1 = sha1(text);
    }

    String text() {
        return text;
    }

    /** Returns the name by which Redis caches the script. */
    String sha1() {
        return sha1;
    }

    private static String sha1(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.US_ASCII));
            return Hex.of(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
