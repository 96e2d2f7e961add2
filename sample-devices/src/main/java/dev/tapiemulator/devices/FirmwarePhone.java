package dev.tapiemulator.devices;

import static dev.tapiemulator.tapi.Tapi.PHONEERR_INVALPHONESTATE;
import static dev.tapiemulator.tapi.Tapi.PHONEERR_OPERATIONFAILED;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.tapiemulator.spi.DataArea;
import dev.tapiemulator.spi.DevicePort;
import dev.tapiemulator.spi.HookSwitch;
import dev.tapiemulator.spi.PhoneDescription;
import dev.tapiemulator.spi.StandardPhone;
import dev.tapiemulator.spi.StateHash;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.ToIntFunction;

/**
 * {@code firmware-phone}: a handset that takes new firmware. phoneSetData is a protocol here: begin, block after block,
 * verify, activate.
 *
 * <p>A download that does not keep to its layout is refused at once with PHONEERR_OPERATIONFAILED. Whether a command
 * comes at the right moment is seen when its turn comes, since requests may overlap; it shows in the reply. A command
 * that fails changes nothing.
 *
 * <pre>
 * download 0, begin: begins anew, whatever was received before
 *   DWORD size of the image, 1..65536; refused at once with PHONEERR_RESOURCEUNAVAIL when larger
 *   BYTE  version[1..16], the characters 20..7E and A0..FF
 *
 * download 1, block
 *   WORD  number, from 0
 *   BYTE  content[256]; the last block has what remains
 *   Reply PHONEERR_INVALPHONESTATE when it is not the block to come, or none is; PHONEERR_OPERATIONFAILED when it has
 *   another length than that block.
 *
 * download 2, verify
 *   DWORD CRC-32 of the image
 *   Reply PHONEERR_INVALPHONESTATE when blocks are missing; PHONEERR_OPERATIONFAILED when it is another image's.
 *
 * download 3, activate: no bytes
 *   Reply PHONEERR_INVALPHONESTATE when the image has not been verified.
 *   Otherwise the request succeeds and the phone restarts: it is suspended for 500 ms; then it has the version of the
 *   image and, from the first update on, two ring modes (PHONESTATE_CAPSCHANGE); it resumes and closes every handle.
 *
 * upload 0, version: the characters of the version in use, up to 16
 *
 * upload 1, progress
 *   BYTE  0 idle, 1 receiving, 2 verified, 3 restarting
 *   WORD  number of the block to come
 *   DWORD size of the image; 0 while idle
 * </pre>
 */
final class FirmwarePhone extends StandardPhone {

  static final int DOWNLOAD_BEGIN = 0;
  static final int DOWNLOAD_BLOCK = 1;
  static final int DOWNLOAD_VERIFY = 2;
  static final int DOWNLOAD_ACTIVATE = 3;
  static final int UPLOAD_VERSION = 0;
  static final int UPLOAD_PROGRESS = 1;

  static final String FACTORY_VERSION = "1.0.0";
  static final int RESTART_MILLIS = 500;

  private static final int PROGRESS_BYTES = Byte.BYTES + Short.BYTES + Integer.BYTES;
  private static final FirmwareImage NO_IMAGE = new FirmwareImage("", 0);

  private enum Phase { IDLE, RECEIVING, VERIFIED, RESTARTING }

  private String version = FACTORY_VERSION;
  private boolean updated;
  private Phase phase = Phase.IDLE;
  private FirmwareImage image = NO_IMAGE;

  @Override
  public PhoneDescription describe() {
    return PhoneDescription.named("firmware-phone")
        .phoneInfo("Firmware phone FP-1, firmware " + version)
        .handset(HookSwitch.manual())
        .ringModes(updated ? 2 : 0)
        .area(DataArea.download(DOWNLOAD_BEGIN, "begin", Integer.BYTES + FirmwareCommands.LONGEST_VERSION,
                command(FirmwareCommands::begin, this::begin))
            .meaning("Begins a firmware download: size of the image, version."))
        .area(DataArea.download(DOWNLOAD_BLOCK, "block", Short.BYTES + FirmwareImage.BLOCK_BYTES,
                command(FirmwareCommands::block, this::takeBlock))
            .meaning("The next block of the image: number from 0, 256 bytes or, in the last, what remains."))
        .area(DataArea.download(DOWNLOAD_VERIFY, "verify", Integer.BYTES,
                command(FirmwareCommands::verify, this::verify))
            .meaning("Compares the image with this CRC-32."))
        .area(DataArea.download(DOWNLOAD_ACTIVATE, "activate", 1, // a byte too many must be seen to be refused
                command(FirmwareCommands::activate, this::activate))
            .meaning("Restarts the phone with the verified image; no bytes."))
        .area(DataArea.upload(UPLOAD_VERSION, "version", FirmwareCommands.LONGEST_VERSION,
                () -> version.getBytes(ISO_8859_1))
            .meaning("The version in use."))
        .area(DataArea.upload(UPLOAD_PROGRESS, "progress", PROGRESS_BYTES, this::progress)
            .meaning("0 idle, 1 receiving, 2 verified, 3 restarting; number of the block to come; size of the image."))
        .build();
  }

  private <C> ParsedDownload<C> command(ParsedDownload.Parser<C> parser, ToIntFunction<C> effect) {
    return new ParsedDownload<>(parser, effect, this::note);
  }

  private int begin(FirmwareImage begun) {
    if (phase == Phase.RESTARTING) {
      return PHONEERR_INVALPHONESTATE;
    }
    image = begun;
    phase = Phase.RECEIVING;
    return 0;
  }

  private int takeBlock(FirmwareCommands.Block block) {
    if (phase != Phase.RECEIVING || image.isComplete() || block.number() != image.nextBlock()) {
      return PHONEERR_INVALPHONESTATE;
    }
    if (block.content().length != image.nextBlockBytes()) {
      return PHONEERR_OPERATIONFAILED;
    }
    image.append(block.content());
    return 0;
  }

  private int verify(long crc32) {
    if (phase != Phase.RECEIVING && phase != Phase.VERIFIED || !image.isComplete()) {
      return PHONEERR_INVALPHONESTATE;
    }
    if (image.crc32() != crc32) {
      return PHONEERR_OPERATIONFAILED;
    }
    phase = Phase.VERIFIED;
    return 0;
  }

  private int activate(FirmwareCommands.Activation command) {
    if (phase != Phase.VERIFIED) {
      return PHONEERR_INVALPHONESTATE;
    }
    finish(currentRequest(), 0); // before the restart, which ends the session and would fail it
    phase = Phase.RESTARTING;
    port().suspend();
    after(RESTART_MILLIS, () -> {
      comeBack();
      forceClose();
    });
    return LATER;
  }

  /** All that applications are told of the new phone is told here: after a forced close nothing can be. */
  private void comeBack() {
    version = image.version();
    updated = true;
    image = NO_IMAGE;
    phase = Phase.IDLE;
    capabilitiesChanged();
    port().resume();
  }

  /** A restart does not stop because nobody waits for it, but the timer that ends it dies with the session. */
  @Override
  public int close(DevicePort port) {
    if (phase == Phase.RESTARTING) {
      comeBack();
    }
    return super.close(port);
  }

  private byte[] progress() {
    ByteBuffer bytes = ByteBuffer.allocate(PROGRESS_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put((byte) phase.ordinal()).putShort((short) image.nextBlock()).putInt(image.sizeBytes());
    return bytes.array();
  }

  @Override
  public void factoryReset() {
    version = FACTORY_VERSION;
    updated = false;
    phase = Phase.IDLE;
    image = NO_IMAGE;
    super.factoryReset();
  }

  @Override
  protected void addState(StateHash hash) {
    hash.add(version).add(updated).add(phase.ordinal());
    hash.add(image.version()).add(image.sizeBytes()).add(image.nextBlock()).add(image.crc32());
  }
}
