package dev.tapiemulator.emulator.rows;

import dev.tapiemulator.emulator.IntHolder;
import dev.tapiemulator.emulator.LongHolder;
import dev.tapiemulator.emulator.PhoneCallback;
import dev.tapiemulator.emulator.Tapi32;
import dev.tapiemulator.emulator.spec.Parameter;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.tapi.struct.PointerWidth;
import dev.tapiemulator.tapi.struct.StructField;
import dev.tapiemulator.tapi.struct.StructLayout;
import dev.tapiemulator.tapi.struct.StructLayouts;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * One call of {@link Tapi32}, its arguments taken from words. Function and parameters are found by name, so that a
 * parameter of the row in another place than in the method shows.
 */
final class RowCall {

  /** The structure that each pointer stands for; a word named as one of its members is that member. */
  private static final Map<String, String> STRUCTURES = Map.of(
      "lpButtonInfo", "PHONEBUTTONINFO",
      "lpPhoneCaps", "PHONECAPS",
      "lpPhoneStatus", "PHONESTATUS",
      "lpDisplay", "VARSTRING",
      "lpDeviceID", "VARSTRING",
      "lpPhoneInitializeExParams", "PHONEINITIALIZEEXPARAMS");

  private static final String NO_DEFAULT = "";
  private static final long HOLDER_BEFORE = 0x5555_5555L;

  private final RowWorld world;
  private final Words words;
  private final Method method;
  private final List<Object> arguments = new ArrayList<>();

  /** {@code form} is "", "A" or "W". */
  RowCall(RowWorld world, PhoneFunction function, String form, Words words) {
    this.world = world;
    this.words = words;
    this.method = method(function.headerName() + form);
    for (int i = 0; i < function.parameters().size(); i++) {
      arguments.add(argument(function.parameters().get(i), method.getParameterTypes()[i]));
    }
  }

  static Method method(String name) {
    return Arrays.stream(Tapi32.class.getMethods())
        .filter(method -> method.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  int result() {
    try {
      return (Integer) method.invoke(world.process.tapi(), arguments.toArray());
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(method.getName() + " threw with " + words, e);
    }
  }

  /** Everything an application could see of its arguments: to be compared before and after a call that fails. */
  String memory() {
    StringBuilder text = new StringBuilder();
    for (Object argument : arguments) {
      if (argument instanceof ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.capacity()];
        buffer.duplicate().clear().get(bytes);
        text.append(buffer).append(buffer.order()).append(Arrays.toString(bytes)).append('\n');
      } else if (argument instanceof IntHolder holder) {
        text.append(holder.value).append('\n');
      } else if (argument instanceof LongHolder holder) {
        text.append(holder.value).append('\n');
      }
    }
    return text.toString();
  }

  // ---- arguments

  private Object argument(Parameter parameter, Class<?> type) {
    String name = parameter.name();
    String value = words.of(name).orElse(NO_DEFAULT);
    return switch (parameter.type()) {
      case HANDLE -> name.equals("hPhoneApp") ? world.hPhoneApp : world.hPhone;
      case DWORD -> dword(name, value);
      case POINTER_SIZED -> value.equals("own module") ? world.process.hInstance() : Long.decode(value);
      case CALLBACK -> value.equals("null") ? null : (PhoneCallback) RowCall::ignore;
      case STRING -> Values.string(value);
      case OUT -> value.equals("null") ? null : holder(type);
      case IN_OUT -> value.equals("null") ? null : new IntHolder(Values.number(value));
      case BUFFER_IN, BUFFER_OUT -> buffer(name, value);
    };
  }

  private int dword(String name, String value) {
    if (!value.equals(NO_DEFAULT)) {
      return Values.number(value);
    }
    return switch (name) {
      case "dwAPIVersion" -> world.version;
      case "dwDeviceID", "dwExtVersion" -> 0;
      default -> throw new IllegalArgumentException("the table gives no " + name);
    };
  }

  private static Object holder(Class<?> type) {
    if (type == LongHolder.class) {
      LongHolder holder = new LongHolder();
      holder.value = HOLDER_BEFORE;
      return holder;
    }
    return new IntHolder((int) HOLDER_BEFORE);
  }

  /** A callback that is never run, since nobody pumps. */
  static void ignore(int hDevice, int dwMessage, long dwInstance, long dwParam1, long dwParam2, long dwParam3) {}

  // ---- buffers

  /** A buffer that begins in the middle of its memory, is big-endian, and has something behind its limit. */
  private ByteBuffer buffer(String name, String value) {
    int bytes = Values.bytes(value);
    if (bytes < 0) {
      return null;
    }
    int before = 3;
    ByteBuffer buffer = ByteBuffer.allocate(before + bytes + before).position(before).limit(before + bytes);
    if (STRUCTURES.containsKey(name)) {
      fill(buffer, StructLayouts.find(STRUCTURES.get(name)).orElseThrow());
    }
    return words.say("access", "read-only") ? buffer.asReadOnlyBuffer() : buffer;
  }

  private void fill(ByteBuffer buffer, StructLayout layout) {
    ByteBuffer memory = buffer.slice().order(ByteOrder.LITTLE_ENDIAN);
    for (StructField field : layout.fields()) {
      int offset = field.offset(PointerWidth.BITS_64);
      if (words.say(field.name()) && offset + Integer.BYTES <= memory.limit()) {
        memory.putInt(offset, member(words.of(field.name()).orElseThrow()));
      }
    }
  }

  private int member(String value) {
    return value.equals("own port") ? (int) world.process.createCompletionPort().handle() : Values.number(value);
  }
}
