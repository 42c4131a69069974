package org.kinbridge.cli.bulk;

import static java.util.Objects.requireNonNull;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.flow.trial.TranslateMany;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.translate.source.SourceRefused;

/** Translates a whole file, or what a run before it, which was cut off, left of it. */
public final class Bulk {
  private final InstantSource clock;
  private final Streams streams;

  public Bulk(InstantSource clock, Streams streams) {
    this.clock = requireNonNull(clock, "clock is null");
    this.streams = requireNonNull(streams, "streams is null");
  }

  /** How a run ended. */
  public sealed interface Result {
    /** Each record of the file is in one of the two outputs. */
    record Done(long shared, long refused) implements Result {}

    /** Nothing was read or written. */
    record Not(Fault fault) implements Result {}
  }

  /** Why a run does not begin. */
  private static final class Unfit extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Fault fault;

    Unfit(String place, String detail) {
      this(new Fault(Reason.INVALID_VALUE, place, detail));
    }

    Unfit(Fault fault) {
      super(fault.detail(), null, false, false);
      this.fault = fault;
    }
  }

  public Result translate(BulkRequest request) throws IOException {
    try (InputStream input = input(request)) {
      return translate(request, input);
    } catch (Unfit unfit) {
      return new Result.Not(unfit.fault);
    }
  }

  private InputStream input(BulkRequest request) throws IOException {
    return request.input().isPresent()
        ? new BufferedInputStream(Files.newInputStream(request.input().get()))
        : streams.in();
  }

  private Result translate(BulkRequest request, InputStream input) throws IOException, Unfit {
    Optional<Checkpoint> found = found(request);
    Checkpoint fresh = Checkpoint.beginning(Sha256.of(new byte[0]), clock.instant());
    TranslateMany records = open(request, input, found.orElse(fresh));
    Sha256 run = request.digest(records.rules());
    Checkpoint from = found.orElse(Checkpoint.beginning(run, fresh.asOf()));
    if (!from.run().equals(run)) {
      throw new Unfit("--out", "its checkpoint is of a run with other maps, profiles or options");
    }
    skip(records, from);
    try (Lines shared = lines(request.out(), from.shared(), new Printed(streams.out()));
        Lines refused =
            lines(request.refusedOrBeside(), from.refused(), new Printed(streams.err()))) {
      Noting noting = new Noting(request.checkpoint(), progress(request));
      noting.reached(from);
      Checkpoint end = new BulkRun(records, from, shared, refused, noting).run();
      noting.end(end);
      return new Result.Done(end.shared().records(), end.refused().records());
    }
  }

  /** The checkpoint of a run that was cut off; without one, nothing of it may be there. */
  private static Optional<Checkpoint> found(BulkRequest request) throws IOException, Unfit {
    Optional<Path> file = request.checkpoint();
    try {
      Optional<Checkpoint> found =
          file.isPresent() ? Checkpoint.read(file.get()) : Optional.empty();
      if (found.isEmpty()) {
        refuseOverwriting(request.out(), "--out");
        refuseOverwriting(request.refusedOrBeside(), "--refused");
      }
      return found;
    } catch (JsonRefused malformed) {
      throw new Unfit("--out", "what stands where its checkpoint would be is none");
    }
  }

  private static void refuseOverwriting(Optional<Path> file, String option) throws Unfit {
    if (file.filter(Files::exists).isPresent()) {
      throw new Unfit(option, "the file is there already, and no checkpoint of a run is");
    }
  }

  private static TranslateMany open(BulkRequest request, InputStream input, Checkpoint from)
      throws IOException, Unfit {
    try {
      return TranslateMany.open(
          request.profiles(), request.format(), input, request.origin(from.asOf()));
    } catch (SourceRefused refused) {
      throw new Unfit(refused.fault());
    }
  }

  /** What was done with is read again, to know that it is the same. */
  private static void skip(TranslateMany records, Checkpoint from) throws IOException, Unfit {
    Checkpoint.Input read = from.read();
    boolean more = true;
    while (more && records.bytes() < read.bytes()) {
      more = records.skip();
    }
    boolean same = records.bytes() == read.bytes() && records.digest().equals(read.digest());
    if (read.bytes() > 0 && !same) {
      throw new Unfit("FILE", "it does not begin as the one did that its checkpoint is of");
    }
  }

  private static Lines lines(Optional<Path> file, Checkpoint.Output from, Lines otherwise)
      throws IOException, Unfit {
    try {
      return file.isPresent() ? LineFile.open(file.get(), from.bytes()) : otherwise;
    } catch (LineFile.UnfitException unfit) {
      throw new Unfit("--out", unfit.why());
    }
  }

  private Optional<Progress> progress(BulkRequest request) throws IOException {
    boolean watched =
        streams.watched() == Streams.Watched.TERMINAL && request.refusedOrBeside().isPresent();
    if (!watched) {
      return Optional.empty();
    }
    OptionalLong size =
        request.input().isPresent()
            ? OptionalLong.of(Files.size(request.input().get()))
            : OptionalLong.empty();
    return Optional.of(new Progress(streams.err(), clock, size));
  }

  private record Noting(Optional<Path> file, Optional<Progress> progress)
      implements BulkRun.Noting {
    @Override
    public void reached(Checkpoint checkpoint) throws IOException {
      if (file.isPresent()) {
        checkpoint.write(file.get());
      }
    }

    @Override
    public void at(long bytes, long shared, long refused) {
      progress.ifPresent(bar -> bar.at(bytes, shared, refused));
    }

    /** Everything is written: the next run is another one. */
    void end(Checkpoint end) throws IOException {
      progress.ifPresent(
          bar -> bar.end(end.read().bytes(), end.shared().records(), end.refused().records()));
      if (file.isPresent()) {
        Files.delete(file.get());
      }
    }
  }
}
