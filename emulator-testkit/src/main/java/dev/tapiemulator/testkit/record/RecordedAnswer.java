package dev.tapiemulator.testkit.record;

/**
 * What a phone answered to a question.
 *
 * @param place where in the journal
 * @param result the number or negative code
 * @param content the bytes it gave besides
 */
public record RecordedAnswer(int place, long result, byte[] content) {

  public RecordedAnswer {
    content = content.clone();
  }

  @Override
  public byte[] content() {
    return content.clone();
  }
}
