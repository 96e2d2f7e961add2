package dev.tapiemulator.emulator.kernel;

import static dev.tapiemulator.tapi.Tapi.PHONEERR_OPERATIONFAILED;

import dev.tapiemulator.emulator.choice.Decision;
import dev.tapiemulator.emulator.choice.FaultKind;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.emulator.spec.Precondition;
import dev.tapiemulator.spi.DeviceViolation;
import dev.tapiemulator.tapi.PhoneErr;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * The boundary to the applications: walks the function's row, the first applicable reason wins (O-01), lets planned and
 * chosen errors strike, and journals the call and its result. No result leaves that the function's page does not list.
 */
final class CallGate {

  /** In a RETURN record: the refusal came from the phone, or was planned or chosen. */
  private static final int REFUSED_BY_PHONE = -1;

  private final World world;
  private final Checks checks;
  private final Incidents incidents;
  private final Call call;
  /** The result of the call that is ending. */
  private int result;

  CallGate(World world, Checks checks, Incidents incidents) {
    this.world = world;
    this.checks = checks;
    this.incidents = incidents;
    this.call = new Call(world);
  }

  /** Starts a call without text forms. */
  Call begin(PhoneFunction function, ProcessSlot process) {
    return call.begin(function, process, 0);
  }

  /** Starts a call in its A or W form. */
  Call begin(PhoneFunction function, ProcessSlot process, boolean wide) {
    return call.begin(function, process, wide ? 2 : 1);
  }

  /** Goes on with a call that has been admitted before and waited since. */
  Call resume(PhoneFunction function, ProcessSlot process) {
    return call.resume(function, process);
  }

  /** Admits the call whose arguments have been given: 0, or the code it is refused with, already journalled. */
  int admit() {
    world.tape.end();
    Precondition broken = checks.firstBroken(call);
    if (broken != null) {
      finish(broken.refusal().value(), broken.ordinal() + 1);
      return endResult();
    }
    int planned = trouble();
    return planned == 0 ? 0 : refuse(planned);
  }

  /** The error that the fault plan or a choice has for this call, 0 for none. */
  private int trouble() {
    call.fault = world.faults.strike(call.function, call.device);
    if (call.fault != null) {
      return call.fault.kind() == FaultKind.REFUSE ? call.fault.code() : 0;
    }
    Decision decision = call.function.isAsync() ? Decision.REQUEST_FAILS : Decision.CALL_FAILS;
    if (!world.asker.isAsked(decision)) {
      return 0;
    }
    List<PhoneErr> candidates = ErrorChoice.of(call.function, world.config.allErrors());
    int ways = call.function.isAsync() ? 2 : 1;
    int value = world.asker.choose(decision, 1 + candidates.size() * ways, call.function.ordinal());
    if (value == 0) {
      return 0;
    }
    int error = candidates.get((value - 1) / ways).value();
    boolean inReply = call.function.isAsync() && value % 2 == 0;
    call.chosenReplyError = inReply ? error : 0;
    return inReply ? 0 : error;
  }

  /**
   * Ends the call with a code from the phone; one its page does not list is a violation and becomes OPERATIONFAILED.
   */
  int refuse(int code) {
    finish(documented(code), REFUSED_BY_PHONE);
    return endResult();
  }

  /** Ends a call that has waited, and meanwhile lost what was there when it was admitted. */
  int refuseLate(Precondition lost) {
    finish(lost.refusal().value(), lost.ordinal() + 1);
    return endResult();
  }

  /** A code that the application may see for this call. */
  int documented(int code) {
    if (code < 0 && call.function.mayReturn(code)) {
      return code;
    }
    world.violation(
        DeviceViolation.UNDOCUMENTED_CODE, call.device, 0,
        call.function.headerName() + " answered " + PhoneErr.nameOf(code), null);
    return PHONEERR_OPERATIONFAILED;
  }

  int succeed() {
    finish(0, 0);
    return endResult();
  }

  int succeed(int out) {
    finish(0, 0);
    world.tape.word(out);
    return endResult();
  }

  int succeed(int out1, int out2) {
    finish(0, 0);
    world.tape.word(out1).word(out2);
    return endResult();
  }

  int succeed(int out1, int out2, int out3) {
    finish(0, 0);
    world.tape.word(out1).word(out2).word(out3);
    return endResult();
  }

  /** Ends the call successfully; so many bytes were written at the buffer's position. */
  int succeedWith(ByteBuffer written, int bytes) {
    finish(0, 0);
    if (bytes > 0) {
      world.tape.data(written, written.position(), bytes);
    }
    return endResult();
  }

  /** Ends the call with the id of an accepted request. */
  int accept(int requestId) {
    world.accepted = true;
    finish(requestId, 0);
    return endResult();
  }

  private void finish(int code, int refusedBy) {
    result = code;
    int device = call.device == null ? -1 : call.device.id;
    world.record(JournalKind.RETURN, call.function.ordinal(), call.process.id, device)
        .words(code, refusedBy);
  }

  private int endResult() {
    world.tape.end();
    int code = result;
    if (call.device != null) {
      incidents.after(call, code >= 0);
    }
    return code;
  }
}
