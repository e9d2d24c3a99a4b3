package io.github.jwtfilter.internal.store.redis;

import io.github.jwtfilter.fixture.Await;
import io.github.jwtfilter.fixture.server.RedisServer;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A Redis Cluster of three servers without replicas. */
final class RedisClusterProcesses implements AutoCloseable {
    private static final int SLOTS = 16_384;

    private final List<RedisServer> servers;

    private RedisClusterProcesses(List<RedisServer> servers) {
        this.servers = servers;
    }

    static RedisClusterProcesses start() {
        List<RedisServer> servers = Stream.generate(() -> RedisServer.started(
                        "cluster-enabled yes", "cluster-node-timeout 5000", "appendonly yes", "appendfsync always"))
                .limit(3)
                .toList();
        for (int i = 0; i < 3; i++) {
            addSlots(servers.get(i), i * SLOTS / 3, (i + 1) * SLOTS / 3);
            // Otherwise the servers choose the same epoch, and resolve the conflict for seconds.
            servers.get(i).send("CLUSTER", "SET-CONFIG-EPOCH", Integer.toString(i + 1));
        }
        servers.forEach(each -> servers.get(0).send("CLUSTER", "MEET", "127.0.0.1", Integer.toString(each.port())));
        RedisClusterProcesses cluster = new RedisClusterProcesses(servers);
        cluster.awaitOk();
        return cluster;
    }

    /** Assigns slots to a server, without the command for ranges of Redis 7. */
    static void addSlots(RedisServer server, int from, int until) {
        server.send(Stream.concat(
                        Stream.of("CLUSTER", "ADDSLOTS"),
                        IntStream.range(from, until).mapToObj(Integer::toString))
                .toArray(String[]::new));
    }

    void awaitOk() {
        Await.until("the cluster is complete", () -> servers.stream().allMatch(RedisClusterProcesses::isOk));
    }

    private static boolean isOk(RedisServer server) {
        String info = server.send("CLUSTER", "INFO");
        return info.contains("cluster_state:ok") && info.contains("cluster_known_nodes:3");
    }

    RedisServer server(int index) {
        return servers.get(index);
    }

    /** Returns the addresses of all servers. */
    String urls() {
        return servers.stream().map(each -> "redis://127.0.0.1:" + each.port()).collect(Collectors.joining(", "));
    }

    @Override
    public void close() {
        servers.forEach(RedisServer::close);
    }
}
