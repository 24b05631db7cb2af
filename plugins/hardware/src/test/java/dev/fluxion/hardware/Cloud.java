package dev.fluxion.hardware;

import dev.fluxion.circuit.Circuit;
import dev.fluxion.circuit.OpenQasm;
import dev.fluxion.circuit.Simulator;
import dev.fluxion.hardware.provider.Limits;
import dev.fluxion.hardware.provider.Price;
import dev.fluxion.hardware.provider.Provider;
import dev.fluxion.hardware.provider.Reading;
import dev.fluxion.hardware.provider.RemoteJob;
import dev.fluxion.hardware.provider.Reply;
import dev.fluxion.hardware.provider.Submission;
import dev.fluxion.hardware.provider.Task;
import dev.fluxion.hardware.provider.Work;
import dev.fluxion.spi.Shots;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** A provider in memory, whose answers can be replaced: what it really did is counted. */
final class Cloud implements Provider {
  private static final Limits LIMITS =
      new Limits(20, 5000, 150_000, 10_000_000, 1_000_000, 1000, Duration.ofMinutes(1));

  /** What a server has of a job. */
  static final class Remote {
    final String id;
    final Work work;
    final Instant created;
    int polls;
    Optional<String> failure = Optional.empty();
    boolean isCanceled;

    Remote(String id, Work work, Instant created) {
      this.id = id;
      this.work = work;
      this.created = created;
    }
  }

  /** What a server does when a request arrives. */
  interface Creation {
    Submission create();
  }

  final Map<String, Remote> jobs = new LinkedHashMap<>();
  final Deque<Function<Creation, Submission>> onSubmit = new ArrayDeque<>();
  final Deque<Function<Reply<List<RemoteJob>>, Reply<List<RemoteJob>>>> onFind = new ArrayDeque<>();
  final Deque<Function<Map<String, RemoteJob>, Reply<Map<String, RemoteJob>>>> onPoll =
      new ArrayDeque<>();
  final Deque<Function<byte[], Reply<byte[]>>> onFetch = new ArrayDeque<>();
  Function<List<Reading>, List<Reading>> onRead = readings -> readings;
  Runnable onLimits = () -> {};
  Consumer<Work> onRequest = work -> {};
  Function<Task, Reading> device = Cloud::run;
  String id = "cloud:test";
  Limits limits = LIMITS;
  int submissions;
  int polls;
  private final Map<String, Work> requests = new ConcurrentHashMap<>();
  private final VirtualPace pace;

  Cloud(VirtualPace pace) {
    this.pace = pace;
  }

  /** Returns how many jobs cost money: those that were run. */
  long billed() {
    return jobs.values().stream().filter(job -> isDone(job) && !job.isCanceled).count();
  }

  private static boolean isDone(Remote job) {
    return job.polls >= 2 && job.failure.isEmpty();
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Limits limits() {
    onLimits.run();
    return limits;
  }

  @Override
  public boolean estimates() {
    return false;
  }

  @Override
  public byte[] request(Work work) {
    onRequest.accept(work);
    requests.put(work.key(), work);
    return work.key().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Reply<Price> price(byte[] request) {
    return new Reply.Answer<>(new Price(BigDecimal.valueOf(3), "usd"));
  }

  @Override
  public Submission submit(byte[] request) {
    submissions++;
    return onSubmit.isEmpty()
        ? create(request)
        : onSubmit.removeFirst().apply(() -> create(request));
  }

  private Submission create(byte[] request) {
    String id = "job-" + (jobs.size() + 1);
    Work work = requests.get(new String(request, StandardCharsets.UTF_8));
    jobs.put(id, new Remote(id, work, pace.now()));
    return new Submission.Accepted(id);
  }

  private static RemoteJob remote(Remote job) {
    RemoteJob.State state =
        job.isCanceled
            ? RemoteJob.State.CANCELED
            : job.failure.isPresent()
                ? RemoteJob.State.FAILED
                : isDone(job) ? RemoteJob.State.COMPLETED : RemoteJob.State.QUEUED;
    return new RemoteJob(
        job.id,
        Optional.of(job.work.key()),
        state,
        state.name(),
        job.failure.orElse(""),
        Optional.of(job.created),
        OptionalInt.of(7),
        Optional.empty());
  }

  @Override
  public Reply<List<RemoteJob>> find(String key, Instant since) {
    Reply<List<RemoteJob>> found =
        new Reply.Answer<>(
            jobs.values().stream()
                .filter(job -> job.work.key().equals(key))
                .map(Cloud::remote)
                .toList());
    return onFind.isEmpty() ? found : onFind.removeFirst().apply(found);
  }

  @Override
  public Reply<List<RemoteJob>> waiting(String key) {
    return new Reply.Answer<>(
        jobs.values().stream()
            .filter(job -> job.work.key().equals(key) && !isDone(job) && !job.isCanceled)
            .map(Cloud::remote)
            .toList());
  }

  @Override
  public Reply<Map<String, RemoteJob>> poll(List<String> ids) {
    polls++;
    Map<String, RemoteJob> found = new HashMap<>();
    for (String id : ids) {
      Remote job = jobs.get(id);
      if (job != null) {
        job.polls++;
        found.put(id, remote(job));
      }
    }
    return onPoll.isEmpty() ? new Reply.Answer<>(found) : onPoll.removeFirst().apply(found);
  }

  @Override
  public Reply<byte[]> fetch(String id) {
    byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
    return onFetch.isEmpty() ? new Reply.Answer<>(bytes) : onFetch.removeFirst().apply(bytes);
  }

  @Override
  public List<Reading> read(byte[] request, byte[] result) {
    Remote job = jobs.get(new String(result, StandardCharsets.UTF_8));
    if (job.isCanceled || job.failure.isPresent()) {
      String code = job.isCanceled ? Reading.CANCELED : "QuantumComputerError";
      Reading failed = new Reading.Failed(code, job.failure.orElse("as asked"));
      return job.work.tasks().stream().map(task -> failed).toList();
    }
    List<Reading> readings = new ArrayList<>();
    job.work.tasks().forEach(task -> readings.add(device.apply(task)));
    return onRead.apply(readings);
  }

  /** Runs a circuit on the simulator. */
  static Reading run(Task task) {
    StringBuilder text = new StringBuilder("OPENQASM 3.0;\ninclude \"stdgates.inc\";\n");
    text.append("qubit[").append(task.qubits()).append("] q;\n");
    task.gates().forEach(gate -> text.append(gate).append('\n'));
    Circuit circuit = OpenQasm.read(text.toString());
    long seed = task.key().hashCode();
    Map<Long, Double> fractions = new HashMap<>();
    try (Simulator simulator = new Simulator()) {
      simulator
          .outcomes(circuit, new double[0], new Shots(task.shots(), seed))
          .forEach((outcome, n) -> fractions.put(outcome, (double) n / task.shots()));
    }
    return new Reading.Counts(fractions, task.shots());
  }

  @Override
  public Reply<RemoteJob> cancel(String id) {
    Remote job = jobs.get(id);
    job.isCanceled = !isDone(job);
    return new Reply.Answer<>(remote(job));
  }

  @Override
  public Reply<Price> cost(String id) {
    boolean isPaid = isDone(jobs.get(id)) && !jobs.get(id).isCanceled;
    return new Reply.Answer<>(new Price(BigDecimal.valueOf(isPaid ? 2 : 0), "usd"));
  }

  @Override
  public void close() {}
}
