package dev.tapiemulator.cli.play;

import dev.tapiemulator.emulator.TapiProcess;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.tapi.Tapi;
import dev.tapiemulator.tapi.TextForm;
import dev.tapiemulator.tapi.struct.PhoneButtonInfo;
import dev.tapiemulator.tapi.struct.PhoneInitializeExParams;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Set;

/**
 * Makes the calls that were typed, and remembers what they gave. A shorthand makes every real call: without a version,
 * phoneNegotiateAPIVersion comes first.
 */
public final class Calls {

  private static final int USUAL_COMPLETION_KEY = 1;

  private final Stage stage;
  private final Things things;

  public Calls(Stage stage) {
    this.stage = stage;
    this.things = stage.things();
  }

  /** Makes a call, tells about it, and gives what it returned that name; null for none. */
  public Outcome call(Invocation typed, String label) {
    return call(typed, label, Set.of());
  }

  /** The same, telling only the named members of structures; all of them when none is named. */
  public Outcome call(Invocation typed, String label, Set<String> told) {
    Outcome outcome = switch (typed.function()) {
      case PHONE_INITIALIZE, PHONE_INITIALIZE_EX -> initialize(typed, label);
      case PHONE_OPEN -> open(negotiatedFirst(typed), label);
      case PHONE_GET_DEV_CAPS, PHONE_NEGOTIATE_EXT_VERSION -> plain(negotiatedFirst(typed), label);
      case PHONE_NEGOTIATE_API_VERSION -> negotiate(typed, label);
      case PHONE_SHUTDOWN -> shutdown(typed);
      default -> plain(typed, label);
    };
    stage.story().tell();
    stage.story().tell(outcome, told);
    return outcome;
  }

  private Outcome plain(Invocation typed, String label) {
    CallFrame frame = frame(typed);
    int result = new Caller(process(typed).tapi(), frame).call();
    if (typed.function().isAsync()) {
      things.add(new Request(label, result, frame.application(), frame.filled("lpParams")));
    } else {
      nameNumber(label, frame, "lpdwExtVersion");
    }
    return frame.outcome(result);
  }

  private Outcome negotiate(Invocation typed, String label) {
    CallFrame frame = frame(typed);
    int result = new Caller(process(typed).tapi(), frame).call();
    if (result == 0 && frame.application() != null) {
      frame.application().negotiated(frame.dword("dwDeviceID"), frame.place("lpdwAPIVersion").value);
    }
    nameNumber(label, frame, "lpdwAPIVersion");
    return frame.outcome(result);
  }

  private void nameNumber(String label, CallFrame frame, String place) {
    if (label != null) {
      things.name(label, frame.place(place) == null ? 0L : Integer.toUnsignedLong(frame.place(place).value));
    }
  }

  private Outcome open(Invocation typed, String label) {
    CallFrame frame = frame(typed);
    int result = new Caller(process(typed).tapi(), frame).call();
    int handle = result == 0 ? frame.place("lphPhone").value : 0;
    things.add(new OpenPhone(label, handle, frame.application(), frame.dword("dwAPIVersion")));
    return frame.outcome(result);
  }

  private Outcome shutdown(Invocation typed) {
    CallFrame frame = frame(typed);
    int result = new Caller(process(typed).tapi(), frame).call();
    stage.story().tell();
    if (result == 0 && frame.application() != null) {
      frame.application().running = false;
    }
    return frame.outcome(result);
  }

  private Outcome initialize(Invocation typed, String label) {
    TapiProcess process = process(typed);
    boolean old = typed.function() == PhoneFunction.PHONE_INITIALIZE;
    String friendlyName = typed.argument(old ? "lpszAppName" : "lpszFriendlyAppName").map(Argument::text).orElse("");
    int mechanism = (int) typed.argument("dwOptions").map(things::numberOf)
        .orElse((long) Tapi.PHONEINITIALIZEEXOPTION_USEHIDDENWINDOW).longValue();
    int version = (int) typed.argument("lpdwAPIVersion").map(things::numberOf)
        .orElse((long) stage.usualVersion()).longValue();
    int declared = old ? Math.min(version, Tapi.TAPI_VERSION_1_4) : version;
    Application application = new Application(process, label == null ? friendlyName : label, mechanism, declared);
    CallFrame frame = new CallFrame(typed, stage, process, application);
    ByteBuffer block = old ? null : frame.input("lpPhoneInitializeExParams", parameterBlock(typed, application));
    int result = new Caller(process.tapi(), frame).call();
    if (result == 0) {
      application.handle = frame.place("lphPhoneApp").value;
      application.running = true;
      if (application.usesEvent()) {
        application.hEvent = new PhoneInitializeExParams(process.pointerWidth()).wrap(block).hEvent();
      }
    }
    things.add(application, label);
    if (application.running) {
      stage.story().adopt(application);
    }
    return frame.outcome(result);
  }

  private ByteBuffer parameterBlock(Invocation typed, Application application) {
    TapiProcess process = application.process;
    ByteBuffer block = ByteBuffer.allocate(PhoneInitializeExParams.fixedSize(process.pointerWidth()));
    PhoneInitializeExParams params = new PhoneInitializeExParams(process.pointerWidth()).wrap(block);
    params.dwTotalSize(block.capacity()).dwOptions(application.mechanism);
    if (application.mechanism == Tapi.PHONEINITIALIZEEXOPTION_USECOMPLETIONPORT) {
      if (typed.argument("hCompletionPort").isEmpty()) {
        application.port = process.createCompletionPort();
      }
      params.hCompletionPort(
          typed.argument("hCompletionPort").map(things::numberOf).orElseGet(() -> application.port.handle()));
      params.dwCompletionKey(
          typed.argument("dwCompletionKey").map(things::numberOf).map(Long::intValue).orElse(USUAL_COMPLETION_KEY));
    }
    typed.argument("hEvent").map(things::numberOf).ifPresent(params::hEvent);
    return block;
  }

  /** Without a version an application asks what the phone speaks; when that fails the call itself will say why. */
  private Invocation negotiatedFirst(Invocation typed) {
    CallFrame frame = frame(typed);
    Application application = frame.application();
    if (application == null || typed.argument("dwAPIVersion").isPresent()) {
      return typed;
    }
    if (application.negotiated(frame.dword("dwDeviceID")) == null) {
      Map<String, Argument> arguments = Map.of(
          "hPhoneApp", typed.arguments().get("hPhoneApp"), "dwDeviceID", typed.arguments().get("dwDeviceID"));
      negotiate(new Invocation(typed.process(), PhoneFunction.PHONE_NEGOTIATE_API_VERSION, false, arguments), null);
    }
    return typed.with("dwAPIVersion", Argument.number(frame.dword("dwAPIVersion")));
  }

  private CallFrame frame(Invocation typed) {
    Application application = typed.argument("hPhoneApp").or(() -> typed.argument("hPhone"))
        .flatMap(things::applicationOf).orElse(null);
    CallFrame frame = new CallFrame(typed, stage, process(typed), application);
    if (typed.function() == PhoneFunction.PHONE_SET_BUTTON_INFO) {
      frame.input("lpButtonInfo", buttonInfo(typed));
    }
    return frame;
  }

  private ByteBuffer buttonInfo(Invocation typed) {
    int version = things.phoneOf(typed).map(OpenPhone::apiVersion).orElse(stage.usualVersion());
    int fixed = PhoneButtonInfo.fixedSize(version);
    TextForm form = typed.wide() ? TextForm.W : stage.ansi();
    byte[] text = typed.argument("dwButtonText").map(value -> form.encode(value.text())).orElse(new byte[0]);
    ByteBuffer buffer = ByteBuffer.allocate(fixed + text.length);
    PhoneButtonInfo info = new PhoneButtonInfo().wrap(buffer)
        .dwTotalSize(buffer.capacity())
        .dwButtonMode(typed.argument("dwButtonMode").map(things::numberOf).orElse(0L).intValue())
        .dwButtonFunction(typed.argument("dwButtonFunction").map(things::numberOf).orElse(0L).intValue());
    buffer.put(fixed, text);
    long usualOffset = text.length == 0 ? 0L : fixed;
    info.dwButtonTextSize(typed.argument("dwButtonTextSize").map(things::numberOf).orElse((long) text.length)
        .intValue());
    info.dwButtonTextOffset(typed.argument("dwButtonTextOffset").map(things::numberOf).orElse(usualOffset).intValue());
    return buffer;
  }

  /** The process named in front of the call, else the one its handle belongs to, else that of the thread. */
  private TapiProcess process(Invocation typed) {
    if (typed.process() != null) {
      return stage.process(typed.process());
    }
    return typed.argument("hPhoneApp").or(() -> typed.argument("hPhone"))
        .flatMap(things::applicationOf)
        .map(application -> application.process)
        .orElseGet(stage::usualProcess);
  }
}
