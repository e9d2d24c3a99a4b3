/** All measured libraries behind one interface, {@link Peer}. Each is configured according to its own documentation. */
package io.github.jwtfilter.benchmarks.peer;
