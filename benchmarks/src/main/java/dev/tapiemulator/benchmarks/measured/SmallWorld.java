package dev.tapiemulator.benchmarks.measured;

import static dev.tapiemulator.tapi.Tapi.*;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.IntHolder;
import dev.tapiemulator.emulator.Tapi32;
import dev.tapiemulator.emulator.TapiProcess;
import dev.tapiemulator.emulator.choice.ChoiceFamily;
import dev.tapiemulator.tapi.struct.PhoneInitializeExParams;
import dev.tapiemulator.tapi.struct.PhoneMessage;
import dev.tapiemulator.testkit.explore.Exploration;
import dev.tapiemulator.testkit.explore.Explorer;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.Set;

/**
 * The client that the explorer plays with: one application, one phone, and one request or several, one after the other.
 * A refusal makes it give up, and so does a phone that is taken away.
 */
public final class SmallWorld {

  /** What is explored. */
  public enum Size {
    /** The standard small world, by which the explorer's speed is told: one request, eight choices. */
    STANDARD("standard small world", 1),
    /** Long enough to be worth sharing among threads: four requests, seventeen choices. */
    LONGER("the same with four requests", 4);

    private final String words;
    private final int requests;

    Size(String words, int requests) {
      this.words = words;
      this.requests = requests;
    }

    /** What it is, for a table. */
    public String words() {
      return words;
    }

    /** How many choices the ordinary run has. */
    int ordinaryChoices() {
      int[] choices = new int[1];
      new Explorer().bound(0).families(FAMILIES).explore(CONFIG, emulator -> {
        Object ended = run(emulator, requests);
        choices[0] = emulator.journal().choices().size();
        return ended;
      });
      return choices[0];
    }

    /** How many runs show everything when known states are left alone. */
    public long prunedRuns() {
      return explore(CONFIG, true, 1).allRuns();
    }

    /** Explores every behaviour up to three choices that are not ordinary; in the standard world those are all. */
    Exploration explore(EmulatorConfig config, boolean pruned, int workers) {
      Explorer explorer = new Explorer().workers(workers);
      return (pruned ? explorer : explorer.unpruned())
          .name(name())
          .bound(BOUND)
          .families(FAMILIES)
          .explore(config, emulator -> run(emulator, requests));
    }
  }

  static final EmulatorConfig CONFIG = EmulatorConfig.builder().phone("store").build();

  private static final int BOUND = 3;
  private static final Set<ChoiceFamily> FAMILIES = EnumSet.of(ChoiceFamily.ERRORS, ChoiceFamily.TIMING);
  private static final int BLOCK_BYTES = 64;
  private static final int FOR_EVER = -1;
  private static final int NONE = 0;

  private final ByteBuffer payload = ByteBuffer.wrap(new byte[] {1});
  private final ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES);
  private final PhoneMessage message = new PhoneMessage();
  private final IntHolder holder = new IntHolder();
  private final TapiProcess process;
  private final Tapi32 tapi;
  private int hPhoneApp;

  private SmallWorld(Emulator emulator) {
    process = emulator.attach("client");
    tapi = process.tapi();
  }

  /** One run; how it ended. */
  private static Object run(Emulator emulator, int requests) {
    return new SmallWorld(emulator).calls(requests) ? "done" : "gave up";
  }

  /** Calls as long as nothing is refused; refusals go up as they do in C, since exceptions would cost more than the run. */
  private boolean calls(int requests) {
    if (!initializes()) {
      return false;
    }
    int hPhone = opens();
    if (hPhone == NONE) {
      return false;
    }
    for (int i = 0; i < requests; i++) {
      int request = tapi.phoneSetData(hPhone, 0, payload, payload.remaining());
      if (request < 0 || !isReplied(request)) {
        return false;
      }
    }
    return tapi.phoneClose(hPhone) == 0 && tapi.phoneShutdown(hPhoneApp) == 0;
  }

  private boolean initializes() {
    PhoneInitializeExParams params = new PhoneInitializeExParams(process.pointerWidth()).wrap(block);
    params.dwTotalSize(PhoneInitializeExParams.fixedSize(process.pointerWidth()));
    params.dwOptions(PHONEINITIALIZEEXOPTION_USEEVENT);
    int result =
        tapi.phoneInitializeEx(holder, 0, null, "client", new IntHolder(), new IntHolder(TAPI_VERSION_2_2), block);
    hPhoneApp = holder.value;
    return result == 0;
  }

  /** The handle, or {@link #NONE}. */
  private int opens() {
    boolean agreed =
        tapi.phoneNegotiateAPIVersion(hPhoneApp, 0, TAPI_VERSION_1_3, TAPI_VERSION_2_2, holder, null) == 0;
    boolean opened =
        agreed && tapi.phoneOpen(hPhoneApp, 0, holder, holder.value, 0, 0, PHONEPRIVILEGE_OWNER) == 0;
    return opened ? holder.value : NONE;
  }

  /** Waits for the reply to a request, whatever it says; false when the phone is taken away instead. */
  private boolean isReplied(int request) {
    while (tapi.phoneGetMessage(hPhoneApp, block, FOR_EVER) == 0) {
      message.wrap(block);
      if (message.dwMessageID() == PHONE_REPLY && message.dwParam1() == request) {
        return true;
      }
      if (message.dwMessageID() == PHONE_CLOSE) {
        return false;
      }
    }
    return false;
  }
}
