package io.github.jwtfilter.internal.doctor;

import picocli.CommandLine.IVersionProvider;

/** The version in the manifest of the JAR. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {"jwt-filter " + (version == null ? "(unpackaged)" : version)};
    }
}
