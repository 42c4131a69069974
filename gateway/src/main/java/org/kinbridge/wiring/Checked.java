package org.kinbridge.wiring;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kinbridge.access.ClientFiles;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.flow.deciding.Papers;
import org.kinbridge.flow.deciding.Rules;
import org.kinbridge.policy.Policy;
import org.kinbridge.policy.pack.Activation;
import org.kinbridge.policy.pack.PolicyRefused;
import org.kinbridge.policy.pack.PolicyVersion;
import org.kinbridge.print.PaperPrinter;
import org.kinbridge.profile.Profile;
import org.kinbridge.translate.Translator;
import org.kinbridge.trust.Partner;
import org.kinbridge.trust.Partners;
import org.kinbridge.trust.file.AgreementFiles;
import org.kinbridge.trust.file.ApproverFiles;
import org.kinbridge.trust.file.FileKeystore;
import org.kinbridge.trust.file.Location;
import org.kinbridge.trust.file.OpenedKeystore;
import org.kinbridge.trust.file.PartnerFiles;
import org.kinbridge.trust.key.BanList;

/** What the settings lead to, read and found right before anything is started. */
record Checked(Node.Identity identity, ClientFiles clients, PeopleKnown people, Rules rules) {

  /** How long a node prints one paper. */
  private static final Duration LONGEST = Duration.ofSeconds(30);

  /** Where the keystore must not be when rows are kept elsewhere: nowhere. */
  private static final Path NO_DATA = Path.of("/nonexistent/kinbridge-data");

  static Checked read(Settings settings, InstantSource clock) {
    return new Reader(settings, clock).read();
  }

  @Owned(by = "one start", lock = "none: one thread")
  private static final class Reader {
    private final Settings settings;
    private final InstantSource clock;
    private final BanList banned;
    private final List<String> faults = new ArrayList<>();

    Reader(Settings settings, InstantSource clock) {
      this.settings = settings;
      this.clock = clock;
      this.banned =
          switch (settings.mode()) {
            case DEMO -> BanList.liftedForDemo();
            case PRODUCTION -> BanList.shipped();
          };
    }

    Checked read() {
      Optional<OpenedKeystore.Usable> keystore = keystore();
      Optional<Partners> partners = partners();
      Optional<ClientFiles> clients = clients();
      Optional<PeopleKnown> people = people();
      Optional<Rules> rules = rules(known(keystore, partners));
      if (!faults.isEmpty()) {
        keystore.ifPresent(usable -> usable.keystore().close());
        throw new BootRefused(faults);
      }
      OpenedKeystore.Usable own = keystore.orElseThrow();
      return new Checked(
          new Node.Identity(own.keystore(), own.self(), partners.orElseThrow()),
          clients.orElseThrow(),
          people.orElseThrow(),
          rules.orElseThrow());
    }

    private Optional<OpenedKeystore.Usable> keystore() {
      Path data =
          switch (settings.storage()) {
            case Settings.Storage.Embedded embedded -> embedded.data();
            case Settings.Storage.External external -> NO_DATA;
          };
      Location location = new Location(settings.folders().keystore(), data, settings.mode());
      return switch (FileKeystore.open(location, banned, clock)) {
        case OpenedKeystore.Unusable unusable -> {
          faults.addAll(BootRefused.lines("keystore", unusable.faults()));
          yield Optional.empty();
        }
        case OpenedKeystore.Usable usable -> named(usable);
      };
    }

    private Optional<OpenedKeystore.Usable> named(OpenedKeystore.Usable usable) {
      boolean same =
          usable.keystore().node().equals(settings.node())
              && usable.keystore().entity().equals(settings.entity());
      if (!same) {
        faults.add("kinbridge.node, kinbridge.entity: the keystore belongs to another node");
      }
      return Optional.of(usable);
    }

    private Optional<Partners> partners() {
      return switch (PartnerFiles.load(settings.folders().partners(), banned, clock)) {
        case PartnerFiles.Loading.Loaded loaded -> Optional.of(loaded.partners());
        case PartnerFiles.Loading.Unusable unusable -> {
          faults.addAll(BootRefused.lines("partners", unusable.faults()));
          yield Optional.empty();
        }
      };
    }

    private Optional<ClientFiles> clients() {
      return switch (ClientFiles.read(settings.folders().clients())) {
        case ClientFiles.Folder.Read read -> {
          read.clients().all().forEach(this::checkBanned);
          yield Optional.of(read.clients());
        }
        case ClientFiles.Folder.Refused refused -> {
          faults.addAll(BootRefused.lines("clients", refused.faults()));
          yield Optional.empty();
        }
      };
    }

    private Optional<PeopleKnown> people() {
      return switch (PeopleKnown.read(settings.folders().people(), banned)) {
        case PeopleKnown.Reading.Read read -> Optional.of(read.people());
        case PeopleKnown.Reading.Refused refused -> {
          faults.addAll(BootRefused.lines("people", refused.faults()));
          yield Optional.empty();
        }
      };
    }

    private void checkBanned(org.kinbridge.access.RegisteredClient client) {
      client.keys().stream()
          .filter(key -> banned.bans(key.key().publicKey()))
          .forEach(key -> faults.add("clients " + client.id() + ": its private key is published"));
    }

    /** A demonstration may decide by a policy that nobody approved; nobody else may. */
    private PolicyVersion approved(PolicyVersion version) {
      Optional<Path> approvers = settings.folders().approvers();
      if (approvers.isEmpty()) {
        if (settings.mode() == Location.Mode.PRODUCTION) {
          faults.add(notApproved(version, "kinbridge.approvers must be set"));
        }
        return version;
      }
      return switch (ApproverFiles.read(approvers.get(), version.digest())) {
        case ApproverFiles.Outcome.Approved(String proposedBy, List<String> approvedBy) ->
            version.activated(new Activation(proposedBy, approvedBy));
        case ApproverFiles.Outcome.Waiting(List<String> proposedBy, List<String> approvedBy) -> {
          faults.add(
              notApproved(version, "proposed by " + proposedBy + ", approved by " + approvedBy));
          yield version;
        }
        case ApproverFiles.Outcome.Unusable(List<Fault> unusable) -> {
          faults.addAll(BootRefused.lines("approvers", unusable));
          yield version;
        }
      };
    }

    private static String notApproved(PolicyVersion version, String detail) {
      return "policy "
          + version.digest().hex()
          + ": "
          + Reason.POLICY_NOT_APPROVED.code()
          + ", "
          + detail;
    }

    private static List<Partner> known(
        Optional<OpenedKeystore.Usable> own, Optional<Partners> partners) {
      List<Partner> known = new ArrayList<>();
      own.ifPresent(usable -> known.add(usable.self()));
      partners.ifPresent(all -> known.addAll(all.all()));
      return known;
    }

    private static PaperPrinter printer() {
      return new PaperPrinter(Path.of(System.getProperty("java.home"), "bin", "java"), LONGEST);
    }

    private Optional<Rules> rules(List<Partner> signers) {
      try {
        Path profiles = settings.folders().profiles();
        Profile profile = Profile.load(profiles);
        AgreementFiles agreements = new AgreementFiles(settings.folders().partners(), signers);
        PolicyVersion version = approved(PolicyVersion.load(profiles, agreements::signed));
        return Optional.of(
            new Rules(
                Translator.load(profiles),
                profile,
                version,
                new Policy(version, profile),
                settings.zone(),
                settings.alone(),
                new Papers(printer())));
      } catch (PolicyRefused refused) {
        faults.addAll(BootRefused.lines("policy", refused.faults()));
        return Optional.empty();
      }
    }
  }
}
