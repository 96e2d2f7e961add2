package dev.tapiemulator.cli.play;

import dev.tapiemulator.emulator.spec.PhoneFunction;
import java.util.Map;

/**
 * What a call gave back.
 *
 * @param result 0, a request id, or a negative code
 * @param fields what the places and buffers hold, by C name; nothing when the call was refused
 */
record Outcome(PhoneFunction function, int result, Map<String, FieldValue> fields) {}
