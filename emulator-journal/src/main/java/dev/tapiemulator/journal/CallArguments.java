package dev.tapiemulator.journal;

import dev.tapiemulator.emulator.IntHolder;
import dev.tapiemulator.emulator.LongHolder;
import dev.tapiemulator.emulator.PhoneCallback;
import dev.tapiemulator.emulator.journal.JournalRecord;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The arguments of a recorded call, taken one by one in C order, as they were given: missing, read-only or too short
 * where they were.
 */
final class CallArguments {

  private static final int NULL = -1;
  private static final int LARGEST_BUFFER = 1 << 26;

  private final JournalRecord call;
  private final CallData data;
  private int position;
  private ByteBuffer latestBuffer;

  CallArguments(JournalRecord call) {
    this.call = call;
    this.data = CallData.of(call);
  }

  int dword() {
    return call.word(position++);
  }

  long wide() {
    position += 2;
    return call.wide(position - 2);
  }

  String string() {
    int length = dword();
    if (length == NULL) {
      return null;
    }
    if (data.string() == null) {
      throw new NotReplayable(call, "its string is missing");
    }
    return new String(data.string(), StandardCharsets.UTF_8);
  }

  IntHolder out() {
    return dword() == 0 ? null : new IntHolder();
  }

  LongHolder wideOut() {
    return dword() == 0 ? null : new LongHolder();
  }

  IntHolder inOut() {
    IntHolder holder = out();
    int value = dword();
    if (holder != null) {
      holder.value = value;
    }
    return holder;
  }

  PhoneCallback callback(PhoneCallback replaying) {
    return dword() == 0 ? null : replaying;
  }

  /** A buffer with the bytes that were read from it, and zeros. */
  ByteBuffer buffer() {
    int word = dword();
    if (word == NULL) {
      latestBuffer = null;
      return null;
    }
    boolean isReadOnly = word < NULL;
    int room = isReadOnly ? NULL - 1 - word : word;
    if (room > LARGEST_BUFFER) {
      throw new NotReplayable(
          call, "its buffer of " + room + " bytes is larger than the " + LARGEST_BUFFER + " bytes replayed");
    }
    if (data.buffer().length > room) {
      throw new NotReplayable(call, "more was read from its buffer than the " + room + " bytes it has");
    }
    latestBuffer = ByteBuffer.allocate(room).put(0, data.buffer());
    return isReadOnly ? latestBuffer.asReadOnlyBuffer() : latestBuffer;
  }

  /** The buffer of this call, with what the call wrote into it; null for none. */
  ByteBuffer latestBuffer() {
    return latestBuffer;
  }
}
