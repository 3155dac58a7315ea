package dev.fourfold.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fourfold.core.finding.Finding;
import dev.fourfold.core.fit.Fit;
import dev.fourfold.core.fit.Need;
import dev.fourfold.core.fit.Patch;
import dev.fourfold.core.model.Setting.State;
import dev.fourfold.core.model.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExposuresTest {

    @Test
    void anApiWithoutAnAuthorizerBeforePersonalDataIsOpenToAnyone() {
        var found = Drawing.shop().check();

        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(Exposures.API);
            assertThat(finding.title()).isEqualTo("Anyone can call POST /orders");
            assertThat(finding.severity()).isEqualTo(Severity.HIGH);
            assertThat(finding.path()).containsExactly("actor.internet", "Api", "Create", "Orders");
            assertThat(finding.reason()).contains("Orders (personal)");
        });
    }

    @Test
    void anAuthorizerClosesIt() {
        assertThat(Drawing.shop()
                        .draw("Api -> Users authorize property Authorizer")
                        .check())
                .isEmpty();
    }

    @Test
    void whatOnlyTheDeploymentDecidesIsNoFinding() {
        assertThat(Drawing.shop()
                        .setting("Api", "authentication", State.UNKNOWN, "")
                        .check())
                .isEmpty();
    }

    @Test
    void oneOpenRouteBesideGuardedOnesIsNamedAlone() {
        var found = Drawing.shop()
                .draw("""
                        Track aws.lambda process
                        Api -> Track integration integration GET /track/{id}
                        Orders -> Track read code dynamodb:GetItem
                        Api -> Users authorize property Authorizer
                        """)
                .setting("Api", "authentication", State.OFF, "GET /track/{id}")
                .check();

        assertThat(found).extracting(Finding::title).containsExactly("Anyone can call GET /track/{id}");
        assertThat(found.getFirst().path()).containsExactly("actor.internet", "Api", "Track", "Orders");
    }

    @Test
    void anOpenRouteThatLeadsToNothingWorthGuardingIsMeantForEveryone() {
        var found = new Drawing().draw("""
                        actor.internet actor.internet actor
                        Api aws.apigateway.http gateway
                        Hello aws.lambda process
                        Texts aws.dynamodb store
                        actor.internet -> Api request property Api
                        Api -> Hello integration integration GET /
                        Texts -> Hello read code dynamodb:GetItem
                        """).check();

        assertThat(found).isEmpty();
    }

    private static Fit open(String component, String control) {
        var need = new Need(component, control, Severity.HIGH, List.of("anyone on the internet can call it"));
        return new Fit(need, Fit.Verdict.FAIL, null, "Ask.", List.of());
    }

    @Test
    void whereNoDataIsKnownItIsNoWorseThanMediumAndEasilyAccepted() {
        var found = new Drawing()
                .draw("""
                        actor.internet actor.internet actor
                        Api aws.apigateway.rest gateway
                        Clicks aws.kinesis channel
                        actor.internet -> Api request property Api
                        Api -> Clicks integration integration PUT /clicks
                        """)
                .setting("Api", "authentication", State.OFF, "PUT /clicks")
                .fit(open("Api", "authentication"))
                .check();

        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(Exposures.API);
            assertThat(finding.title()).isEqualTo("Anyone can call PUT /clicks");
            assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
            assertThat(finding.reason())
                    .isEqualTo("nobody asks callers from the internet who they are, and what they send goes to Clicks;"
                            + " no data behind it is known to need protection");
            assertThat(finding.fix())
                    .endsWith("- { rule: api-open-to-anyone, component: Api, because: …, until: YYYY-MM-DD }");
        });
    }

    @Test
    void codeThatWasNotReadMayReachMoreThanIsKnown() {
        var found = new Drawing().draw("""
                        actor.internet actor.internet actor
                        Hook aws.lambda process
                        actor.internet -> Hook request property AWS::Lambda::Url
                        """).fit(open("Hook", "authentication")).check();

        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(Exposures.FUNCTION);
            assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
            assertThat(finding.reason()).endsWith("but the code of Hook was not read");
        });
    }

    @Test
    void aBucketThatEveryoneReadsIsToldOnce() {
        var found = new Drawing()
                .draw("""
                        actor.internet actor.internet actor
                        Files aws.s3 store personal
                        actor.internet -> Files request property AWS::S3::Bucket
                        """)
                .fit(open("Files", "public-access-block"))
                .check();

        assertThat(found).extracting(Finding::rule).containsExactly(Exposures.STORE);
    }

    @Test
    void aFunctionsOwnSecretIsNotWhatItsCallersReach() {
        var found = new Drawing().draw("""
                        actor.internet actor.internet actor
                        Hook aws.lambda process
                        Key aws.secretsmanager store credential
                        actor.internet -> Hook request property AWS::Lambda::Url
                        Key -> Hook read code secretsmanager:GetSecretValue
                        """).check();

        assertThat(found).isEmpty();
    }

    @Test
    void aFunctionsUrlIsOpenUnlessItsCallersSignTheirRequests() {
        var open = url("AWS::Lambda::Url TargetFunctionArn");
        var signed = url("AWS::Lambda::Url AuthType AWS_IAM");

        assertThat(open).extracting(Finding::rule).containsExactly(Exposures.FUNCTION);
        assertThat(open.getFirst().severity()).isEqualTo(Severity.CRITICAL);
        assertThat(signed).isEmpty();
    }

    private static List<Finding> url(String evidence) {
        return new Drawing()
                .draw("""
                        actor.internet actor.internet actor
                        Pay aws.lambda process
                        Cards aws.dynamodb store payment.card
                        Pay -> Cards write code dynamodb:PutItem
                        """)
                .draw("actor.internet -> Pay request property " + evidence)
                .check();
    }

    @Test
    void aPublicBucketMattersWhenDataOfAClassIsInIt() {
        String bucket = "actor.internet -> Files request property AWS::S3::Bucket";
        var site = new Drawing().draw("actor.internet actor.internet actor\nFiles aws.s3 store\n" + bucket);
        var invoices =
                new Drawing().draw("actor.internet actor.internet actor\nFiles aws.s3 store personal\n" + bucket);

        assertThat(site.check()).isEmpty();
        assertThat(invoices.check()).extracting(Finding::title).containsExactly("Anyone can read Files");
    }

    @Test
    void theChosenFixComesWithItAndIsNotSaidTwice() {
        var patch = new Patch("template.yaml", 12, List.of(), List.of("      Auth: {DefaultAuthorizer: Customer}"));
        var fit = new Fit(
                new Need("Api", "authentication", Severity.HIGH, List.of("personal data is behind it")),
                Fit.Verdict.FAIL,
                null,
                "Name a default authorizer.",
                List.of(patch));

        var found = Drawing.shop().fit(fit).check();

        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(Exposures.API);
            assertThat(finding.fix())
                    .startsWith("give the API or these routes an authorizer")
                    .doesNotContain("accept it");
            assertThat(finding.patches()).containsExactly(patch);
        });
    }
}
