/** Everybody who is measured, behind one method: {@link Peer}. Each is set up as its own documentation shows it. */
package io.github.jwtfilter.benchmarks.peer;
