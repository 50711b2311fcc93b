# What Payara Micro is told before it listens (--prebootcommandfile); the demonstration uses the same file
set configs.config.server-config.network-config.network-listeners.network-listener.http-listener.address=127.0.0.1
# --nocluster leaves Hazelcast listening on every interface; this does not, and saves two seconds
set configs.config.server-config.hazelcast-config-specific-configuration.enabled=false
set configs.config.server-config.network-config.protocols.protocol.http-listener.http.compression=on
set configs.config.server-config.network-config.protocols.protocol.http-listener.http.compressable-mime-type=text/html,text/css,text/javascript,application/javascript,application/json,image/svg+xml
set configs.config.server-config.network-config.protocols.protocol.http-listener.http.compression-min-size-bytes=1024
