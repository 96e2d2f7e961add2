package dev.tapiemulator.cli.play;

import dev.tapiemulator.tapi.Tapi;
import dev.tapiemulator.tapi.TextForm;
import dev.tapiemulator.tapi.struct.PhoneButtonInfo;
import dev.tapiemulator.tapi.struct.PhoneCaps;
import dev.tapiemulator.tapi.struct.PhoneExtensionId;
import dev.tapiemulator.tapi.struct.PhoneMessage;
import dev.tapiemulator.tapi.struct.PhoneStatus;
import dev.tapiemulator.tapi.struct.PointerWidth;
import dev.tapiemulator.tapi.struct.StructField;
import dev.tapiemulator.tapi.struct.StructPart;
import dev.tapiemulator.tapi.struct.StructView;
import dev.tapiemulator.tapi.struct.VarString;
import dev.tapiemulator.tapi.struct.VarStructView;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads every member of a structure that a call filled, by name. */
final class StructureReader {

  private static final Set<String> TEXTS = Set.of("dwProviderInfo", "dwPhoneInfo", "dwPhoneName", "dwOwnerName",
      "dwButtonText");
  private static final String DISPLAY = "dwDisplay";
  private static final String STRING = "dwString";
  private static final String CLASSES = "dwDeviceClasses";
  private static final String SIZE_SUFFIX = "Size";

  private final int apiVersion;
  private final TextForm form;
  private final Map<String, FieldValue> into;

  /** {@code apiVersion}: the version in force, whose layout the structure has (C-81). */
  StructureReader(int apiVersion, TextForm form, Map<String, FieldValue> into) {
    this.apiVersion = apiVersion;
    this.form = form;
    this.into = into;
  }

  /** A view of the structure a parameter points to, or nothing when it points to plain bytes. */
  static Optional<StructView<?>> viewOf(String parameter, PointerWidth width) {
    return Optional.ofNullable(switch (parameter) {
      case "lpButtonInfo" -> new PhoneButtonInfo();
      case "lpPhoneCaps" -> new PhoneCaps();
      case "lpDisplay", "lpDeviceID" -> new VarString();
      case "lpMessage" -> new PhoneMessage(width);
      case "lpPhoneStatus" -> new PhoneStatus();
      case "lpExtensionID" -> new PhoneExtensionId();
      default -> null;
    });
  }

  void read(StructView<?> view, ByteBuffer buffer) {
    view.wrap(buffer);
    long used = view instanceof VarStructView<?> sized ? Integer.toUnsignedLong(sized.dwUsedSize()) : view.available();
    for (StructField field : view.layout().fields()) {
      boolean there = field.since() <= apiVersion && field.end(view.width()) <= used;
      int size = field.size(view.width());
      if (there && (size == Integer.BYTES || size == Long.BYTES)) {
        into.put(field.name(), FieldValue.number(field.name(), view.get(field)));
      } else if (there) {
        into.put(field.name(), FieldValue.bytes(field.name(), bytes(buffer, field.offset(view.width()), size)));
      }
    }
    if (view instanceof VarStructView<?> sized) {
      parts(sized);
    }
  }

  private void parts(VarStructView<?> view) {
    for (StructField size : view.layout().fields()) {
      if (!size.name().endsWith(SIZE_SUFFIX) || !into.containsKey(size.name())) {
        continue;
      }
      String name = size.name().substring(0, size.name().length() - SIZE_SUFFIX.length());
      view.layout().field(name + "Offset").ifPresent(offset -> part(view, name, new StructPart(size, offset)));
    }
  }

  private void part(VarStructView<?> view, String name, StructPart part) {
    if (!view.holds(part)) {
      return;
    }
    byte[] bytes = view.bytes(part);
    if (TEXTS.contains(name)) {
      into.put(name, FieldValue.text(name, bytes, view.text(part, form)));
    } else if (name.equals(CLASSES)) {
      into.put(name, FieldValue.text(name, bytes, String.join(" ", view.texts(part, form))));
    } else if (name.equals(DISPLAY) || name.equals(STRING)) {
      into.put(name, inOwnFormat(view, name, part, bytes));
    } else {
      into.put(name, FieldValue.bytes(name, bytes));
    }
  }

  /** A display and a VARSTRING have the format that dwStringFormat names, whatever form the function has. */
  private FieldValue inOwnFormat(VarStructView<?> view, String name, StructPart part, byte[] bytes) {
    FieldValue format = into.get("dwStringFormat");
    int stringFormat = format == null ? Tapi.STRINGFORMAT_ASCII : (int) format.number();
    return switch (stringFormat) {
      case Tapi.STRINGFORMAT_ASCII -> FieldValue.text(name, bytes, view.text(part, TextForm.A));
      case Tapi.STRINGFORMAT_UNICODE -> FieldValue.text(name, bytes, view.text(part, TextForm.W));
      default -> FieldValue.bytes(name, bytes);
    };
  }

  private static byte[] bytes(ByteBuffer buffer, int offset, int size) {
    byte[] bytes = new byte[size];
    buffer.get(buffer.position() + offset, bytes);
    return bytes;
  }
}
