package dev.tapiemulator.tapi.struct;

/** The two members that tell where a variable part lies: its size, and its offset from the structure's start. */
public record StructPart(StructField size, StructField offset) {

  /** What both member names begin with: {@code dwPhoneName} for dwPhoneNameSize and dwPhoneNameOffset. */
  public String name() {
    return size.name().substring(0, size.name().length() - "Size".length());
  }
}
