package dev.tapiemulator.cli.play;

import dev.tapiemulator.cli.words.MessageKind;
import java.util.List;

/**
 * A message that is expected, or expected not to be there.
 *
 * @param kind which message
 * @param subject the phone, request or application it is about
 * @param parts what is compared once the next such message is found
 */
public record MessageCheck(MessageKind kind, Argument subject, List<FieldCheck> parts) {}
