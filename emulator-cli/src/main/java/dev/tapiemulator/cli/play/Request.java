package dev.tapiemulator.cli.play;

import java.nio.ByteBuffer;

/**
 * What an asynchronous call returned.
 *
 * @param label the name given to it, or null
 * @param result the request id, or the negative code that refused it
 * @param application who made it; null when its handle was of nobody
 * @param params the buffer of phoneDevSpecific, which the reply makes valid; else null
 */
record Request(String label, int result, Application application, ByteBuffer params) {}
