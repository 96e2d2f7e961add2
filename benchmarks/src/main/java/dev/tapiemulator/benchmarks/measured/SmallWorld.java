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
    SmallWorld client = new SmallWorld(emulator);
    try {
      client.initializes();
      int hPhone = client.opens();
      int failed = 0;
      for (int i = 0; i < requests; i++) {
        failed += client.waitsFor(client.sends(hPhone)) == 0 ? 0 : 1;
      }
      accepted(client.tapi.phoneClose(hPhone));
      accepted(client.tapi.phoneShutdown(client.hPhoneApp));
      return failed + " failed";
    } catch (GaveUp rightly) {
      return "gave up";
    }
  }

  private void initializes() throws GaveUp {
    PhoneInitializeExParams params = new PhoneInitializeExParams(process.pointerWidth()).wrap(block);
    params.dwTotalSize(PhoneInitializeExParams.fixedSize(process.pointerWidth()));
    params.dwOptions(PHONEINITIALIZEEXOPTION_USEEVENT);
    accepted(
        tapi.phoneInitializeEx(holder, 0, null, "client", new IntHolder(), new IntHolder(TAPI_VERSION_2_2), block));
    hPhoneApp = holder.value;
  }

  private int opens() throws GaveUp {
    accepted(tapi.phoneNegotiateAPIVersion(hPhoneApp, 0, TAPI_VERSION_1_3, TAPI_VERSION_2_2, holder, null));
    accepted(tapi.phoneOpen(hPhoneApp, 0, holder, holder.value, 0, 0, PHONEPRIVILEGE_OWNER));
    return holder.value;
  }

  private int sends(int hPhone) throws GaveUp {
    return accepted(tapi.phoneSetData(hPhone, 0, ByteBuffer.wrap(new byte[] {1}), 1));
  }

  /** The result of the request. */
  private int waitsFor(int request) throws GaveUp {
    while (tapi.phoneGetMessage(hPhoneApp, block, FOR_EVER) == 0) {
      message.wrap(block);
      if (message.dwMessageID() == PHONE_REPLY && message.dwParam1() == request) {
        return (int) message.dwParam2();
      }
      if (message.dwMessageID() == PHONE_CLOSE) {
        throw new GaveUp();
      }
    }
    throw new GaveUp();
  }

  /** A result that is no refusal. */
  private static int accepted(int result) throws GaveUp {
    if (result < 0) {
      throw new GaveUp();
    }
    return result;
  }

  /** The client does not go on, and that is right so; without a stack trace, which would cost more than the run. */
  private static final class GaveUp extends Exception {

    private static final long serialVersionUID = 1L;

    GaveUp() {
      super(null, null, false, false);
    }
  }
}
