package io.github.jwtfilter.settings.value;

import java.util.regex.Pattern;

/** A placeholder of an example or a template that was not replaced. */
public final class Placeholder {
    private static final Pattern ANY = Pattern.compile(
            "<[^<>]*>" // <tenant>
                    + "|\\$\\(?[A-Za-z]" // $TENANT, $(TENANT)
                    + "|#\\{|\\{\\{" // templates
                    + "|\\{(?!tenantid})[A-Za-z_][A-Za-z0-9_ .-]*}" // {tenant}
                    + "|\\bYOUR[_-][A-Z]" // YOUR_TENANT
                    + "|%[A-Z]+_?[A-Z]{3,}%" // %TENANT%
                    + "|@[a-z]+(?:[.-][a-z]+)*@"); // @tenant@

    private Placeholder() {}

    public static boolean isIn(String text) {
        return ANY.matcher(text).find();
    }
}
