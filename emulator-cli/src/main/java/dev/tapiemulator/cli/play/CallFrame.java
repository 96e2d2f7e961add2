package dev.tapiemulator.cli.play;

import dev.tapiemulator.emulator.IntHolder;
import dev.tapiemulator.emulator.LongHolder;
import dev.tapiemulator.emulator.TapiProcess;
import dev.tapiemulator.emulator.spec.Parameter;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.tapi.ApiVersion;
import dev.tapiemulator.tapi.Tapi;
import dev.tapiemulator.tapi.TextForm;
import dev.tapiemulator.tapi.struct.StructView;
import dev.tapiemulator.tapi.struct.VarStructView;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The C arguments of one call: what was typed, the usual values for the rest, and the places for results. */
final class CallFrame {

  /** Enough for every structure of the sample phones. */
  static final int USUAL_ROOM = 4096;
  /** More than any phone takes; a larger size is given to the function as typed, with this much behind it. */
  static final int MOST_ROOM = 1 << 20;

  private static final long LOUDEST = 0xFFFF;

  private final Invocation invocation;
  private final Stage stage;
  private final Things things;
  private final TapiProcess process;
  private final Application application;
  private final Map<String, IntHolder> outs = new LinkedHashMap<>();
  private final Map<String, ByteBuffer> buffers = new LinkedHashMap<>();
  private final LongHolder icon = new LongHolder();

  /** {@code application}: whose handle is used, or the one about to be initialised; null for none. */
  CallFrame(Invocation invocation, Stage stage, TapiProcess process, Application application) {
    this.invocation = invocation;
    this.stage = stage;
    this.things = stage.things();
    this.process = process;
    this.application = application;
  }

  PhoneFunction function() {
    return invocation.function();
  }

  boolean wide() {
    return invocation.wide();
  }

  Application application() {
    return application;
  }

  int dword(String name) {
    return (int) pointerSized(name);
  }

  long pointerSized(String name) {
    return invocation.argument(name).map(things::numberOf).orElseGet(() -> usual(name));
  }

  /** A C string, or null. */
  String text(String name) {
    return invocation.argument(name).filter(value -> value.kind() != Argument.Kind.NULL).map(Argument::text)
        .orElse(null);
  }

  boolean isNull(String name) {
    return invocation.argument(name).filter(value -> value.kind() == Argument.Kind.NULL).isPresent();
  }

  /** A place for a number; {@code value} is what is passed in. */
  IntHolder out(String name) {
    if (isNull(name)) {
      return null;
    }
    IntHolder holder = new IntHolder(name.equals("lpdwAPIVersion") && !isNegotiation() ? dword(name) : 0);
    outs.put(name, holder);
    return holder;
  }

  LongHolder icon() {
    return isNull("lphIcon") ? null : icon;
  }

  /** A payload, or null. */
  ByteBuffer payload(String name) {
    Optional<Argument> typed = invocation.argument(name);
    if (typed.isEmpty() || isNull(name)) {
      return null;
    }
    ByteBuffer buffer = ByteBuffer.wrap(typed.get().bytes().clone());
    buffers.put(name, buffer);
    return buffer;
  }

  /** A buffer that is filled, or null. */
  ByteBuffer buffer(String name) {
    if (isNull(name)) {
      return null;
    }
    Optional<StructView<?>> view = StructureReader.viewOf(name, process.pointerWidth());
    ByteBuffer buffer = ByteBuffer.allocate(room(name, view));
    if (view.isPresent() && view.get() instanceof VarStructView<?> sized && buffer.remaining() >= Integer.BYTES) {
      sized.wrap(buffer).dwTotalSize(
          invocation.argument("dwTotalSize").map(value -> (int) things.numberOf(value)).orElse(buffer.remaining()));
    }
    buffers.put(name, buffer);
    return buffer;
  }

  /** A structure that is read, kept so that what is written back can be seen. */
  ByteBuffer input(String name, ByteBuffer content) {
    if (isNull(name)) {
      return null;
    }
    invocation.argument("dwTotalSize").ifPresent(
        value -> content.order(ByteOrder.LITTLE_ENDIAN).putInt(0, (int) things.numberOf(value)));
    buffers.put(name, content);
    return content;
  }

  ByteBuffer filled(String name) {
    return buffers.get(name);
  }

  IntHolder place(String name) {
    return outs.get(name);
  }

  /** Everything the call gave back, when it was not refused. */
  Outcome outcome(int result) {
    Map<String, FieldValue> fields = new LinkedHashMap<>();
    if (result >= 0) {
      outs.forEach((name, holder) -> fields.put(name, FieldValue.number(name, Integer.toUnsignedLong(holder.value))));
      if (function() == PhoneFunction.PHONE_GET_ICON) {
        fields.put("lphIcon", FieldValue.number("lphIcon", icon.value));
      }
      for (Parameter parameter : function().parameters()) {
        ByteBuffer buffer = buffers.get(parameter.name());
        if (parameter.type() == Parameter.Type.BUFFER_OUT && buffer != null) {
          readBack(parameter.name(), buffer, fields);
        }
      }
    }
    return new Outcome(function(), result, fields);
  }

  private void readBack(String name, ByteBuffer buffer, Map<String, FieldValue> fields) {
    Optional<StructView<?>> view = StructureReader.viewOf(name, process.pointerWidth());
    if (view.isPresent()) {
      TextForm form = wide() ? TextForm.W : stage.ansi();
      new StructureReader(versionInForce(), form, fields).read(view.get(), buffer);
    } else {
      fields.put(name, FieldValue.bytes(name, buffer.array().clone()));
    }
  }

  private int versionInForce() {
    return function() == PhoneFunction.PHONE_GET_DEV_CAPS
        ? dword("dwAPIVersion")
        : things.phoneOf(invocation).map(OpenPhone::apiVersion).orElse(ApiVersion.HIGHEST);
  }

  private int room(String name, Optional<StructView<?>> view) {
    Optional<Argument> size = invocation.argument(Invocation.SIZE);
    if (size.isPresent()) {
      return (int) Math.min(things.numberOf(size.get()), MOST_ROOM);
    }
    if (view.isEmpty()) {
      return (int) Math.min(pointerSized("dwSize"), MOST_ROOM);
    }
    return view.get() instanceof VarStructView<?> ? USUAL_ROOM : view.get().layout().size(process.pointerWidth());
  }

  private boolean isNegotiation() {
    return function() == PhoneFunction.PHONE_NEGOTIATE_API_VERSION;
  }

  /** What a parameter is when nothing was typed for it. */
  private long usual(String name) {
    return switch (name) {
      case "hInstance" -> process.hInstance();
      case "dwAPILowVersion" -> ApiVersion.LOWEST;
      case "dwAPIHighVersion", "lpdwAPIVersion" -> application == null ? stage.usualVersion() : application.version;
      case "dwAPIVersion" -> negotiatedVersion();
      case "dwSize" -> invocation.argument(payloadName()).map(payload -> (long) payload.bytes().length)
          .orElse(usualData());
      case "dwVolume" -> LOUDEST;
      case "dwOptions" -> Tapi.PHONEINITIALIZEEXOPTION_USEHIDDENWINDOW;
      default -> 0;
    };
  }

  private long negotiatedVersion() {
    Integer negotiated = application == null ? null : application.negotiated(dword("dwDeviceID"));
    return negotiated != null ? negotiated : application == null ? stage.usualVersion() : application.version;
  }

  private long usualData() {
    return function() == PhoneFunction.PHONE_GET_DATA
        ? invocation.argument(Invocation.SIZE).map(things::numberOf).orElse(1024L)
        : 0L;
  }

  private String payloadName() {
    return switch (function()) {
      case PHONE_DEV_SPECIFIC -> "lpParams";
      case PHONE_SET_DISPLAY -> "lpsDisplay";
      case PHONE_SET_DATA -> "lpData";
      default -> "";
    };
  }
}
