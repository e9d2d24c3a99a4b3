package com.example.helpdesk;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** The users of the application with hashes of their passwords, as a database would hold them. */
final class UserTable {
    private static final int ITERATIONS = 10_000;
    private static final int BITS = 256;

    private final Map<String, User> users = new HashMap<>();

    UserTable() {
        // A real table has the hashes only.
        add("alice", "clerk");
        add("bob", "clerk", "admin");
    }

    private void add(String name, String... roles) {
        byte[] salt = ("salt of " + name).getBytes(StandardCharsets.UTF_8);
        users.put(name, new User(salt, hash("open sesame", salt), Collections.unmodifiableList(Arrays.asList(roles))));
    }

    /** Returns the roles of a user, or null if there is no such user with this password. */
    List<String> rolesOf(String name, String password) {
        User user = users.get(name);
        byte[] salt = user == null ? new byte[8] : user.salt;
        byte[] hash = hash(password == null ? "" : password, salt);
        return user != null && MessageDigest.isEqual(hash, user.hash) ? user.roles : null;
    }

    private static byte[] hash(String password, byte[] salt) {
        try {
            PBEKeySpec key = new PBEKeySpec(password.toCharArray(), salt, ITERATIONS, BITS);
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA1")
                    .generateSecret(key)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class User {
        private final byte[] salt;
        private final byte[] hash;
        private final List<String> roles;

        User(byte[] salt, byte[] hash, List<String> roles) {
            this.salt = salt;
            this.hash = hash;
            this.roles = roles;
        }
    }
}
