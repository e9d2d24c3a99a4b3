package io.github.jwtfilter.internal.plan;

import io.github.jwtfilter.internal.descriptor.ServletNamespace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The copy of an application with the changes of its plan. */
final class PlannedCopy {
    private final DeploymentPlan plan;
    private final WarSource source;

    PlannedCopy(DeploymentPlan plan) {
        this.plan = plan;
        this.source = plan.application().source();
    }

    /** Writes the copy; returns the lines that describe it. */
    List<String> write(Path directory, String jarName, byte @Nullable [] jar) throws IOException {
        Map<String, byte[]> changes = new LinkedHashMap<>();
        changes.put(DescriptorPatch.FILE, descriptor());
        changes.put(FirstSettings.FILE, plan.settings().content());
        if (jar != null) {
            changes.put("WEB-INF/lib/" + jarName, jar);
        }
        Path target = new PatchedWar(source, directory).write(changes);
        List<String> lines = new ArrayList<>();
        lines.add("wrote " + target);
        lines.add(
                jar == null
                        ? "it does not contain the JAR of the filter, which this program was not started from: copy"
                                + " jwt-filter-servlet-<version>-all.jar to WEB-INF/lib"
                        : "it contains WEB-INF/lib/" + jarName);
        lines.add("replace the placeholders in its " + FirstSettings.FILE
                + ", or configure another file (docs/web-xml.md); until then the listener stops the deployment");
        return lines;
    }

    private byte[] descriptor() throws UnplannableException {
        if (plan.isProtected()) {
            throw new UnplannableException(
                    "the application has the JwtFilter already; change it by hand, and run check");
        }
        byte[] descriptor = plan.descriptor();
        if (descriptor == null) {
            throw new UnplannableException("nothing in the application shows whether it uses "
                    + ServletNamespace.JAVAX.api() + " or " + ServletNamespace.JAKARTA.api()
                    + "; add --api javax or --api jakarta");
        }
        String signature = source.signature();
        if (signature != null) {
            throw new UnplannableException("the archive is signed (" + signature
                    + "), and a changed web.xml does not match the signature; remove the signature, or sign the result of the"
                    + " changes by hand");
        }
        if (source.names().contains(FirstSettings.FILE)) {
            throw new UnplannableException(
                    FirstSettings.FILE + " exists already; remove it, or change the application by hand");
        }
        return descriptor;
    }
}
