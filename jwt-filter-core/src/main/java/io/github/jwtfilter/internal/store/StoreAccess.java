package io.github.jwtfilter.internal.store;

/** How a guard uses the stores that its settings name. */
public enum StoreAccess {
    /** It opens them; what prevents that is a problem of the settings. */
    REQUIRED,
    /** It opens them if the driver and the data source are available, for diagnostics outside of the server. */
    IF_AVAILABLE,
    /** It never opens them, and uses empty stores in memory. */
    NONE
}
