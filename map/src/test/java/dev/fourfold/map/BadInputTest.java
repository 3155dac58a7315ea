package dev.fourfold.map;

import static dev.fourfold.map.Given.given;
import static dev.fourfold.map.Given.nothing;
import static dev.fourfold.map.Given.resources;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fourfold.core.model.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Mistakes and attacks: each has a place and advice, the rest is still read, nothing is thrown and nothing hangs.
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BadInputTest {
    private static final String GOOD = """
            Resources:
              Jobs: { Type: AWS::SQS::Queue }
            """;

    @Test
    void aBrokenLineIsNamedAndTheRestIsRead() {
        given("template.yaml", """
                Resources:
                  Jobs:
                    Type: AWS::SQS::Queue
                    Properties: { QueueName: 'a'b }
                  News:
                    Type: AWS::SNS::Topic
                """)
                .mapped()
                .thenAProblemIs("template.yaml:4:33: is not valid YAML or JSON: ")
                .thenComponentsAre("Jobs aws.sqs", "News aws.sns");
    }

    @Test
    void aBrokenTemplateDoesNotHideTheOthers() {
        given("bad.yaml", "Resources: [ AWS::\n  }{ : ]\n: - ?")
                .and("good.yaml", GOOD)
                .mapped()
                .thenAProblemIs("bad.yaml:")
                .thenComponentsAre("Jobs aws.sqs");
    }

    @Test
    void brokenJsonIsNamedToo() {
        given("template.json", """
                {"Resources": {
                  "Jobs": {"Type": "AWS::SQS::Queue"}},
                }]
                """).mapped().thenAProblemIs("template.json:3:");
    }

    @Test
    void aDynamicReferenceWithoutQuotesIsNamed() {
        given("template.yaml", """
                Resources:
                  Jobs:
                    Type: AWS::SQS::Queue
                    Properties: { QueueName: {{resolve:ssm:/shop/jobs}} }
                """)
                .thenProblemsAre("template.yaml:4:31: has a key that is not a text;"
                        + " quote texts that begin with {, and write keys as texts")
                .thenComponentsAre("Jobs aws.sqs");
    }

    @Test
    void aTabForIndentationIsNamed() {
        given("template.yaml", "Resources:\n  Jobs:\n\tType: AWS::SQS::Queue\n  News: { Type: AWS::SNS::Topic }\n")
                .mapped()
                .thenAProblemIs("template.yaml:3:1: ")
                .thenComponentsAre("News aws.sns");
    }

    @Test
    void anUnknownTagIsNamedAndItsValueStillRead() {
        given("template.yaml", """
                Resources:
                  Jobs:
                    Type: AWS::SQS::Queue
                    Properties: { QueueName: !Reff Name }
                """)
                .thenProblemsAre("template.yaml:4:30: has the unknown tag !Reff;"
                        + " use one of CloudFormation's functions, or quote the text")
                .thenComponentsAre("Jobs aws.sqs");
    }

    @Test
    void aTagOfAnotherLanguageRunsNothing() {
        given("template.yaml", """
                Resources:
                  Jobs:
                    Type: AWS::SQS::Queue
                    Properties: { QueueName: !!javax.script.ScriptEngineManager [a] }
                """).mapped().thenComponentsAre("Jobs aws.sqs");
    }

    @Test
    void anOutputThatRefersToItselfThroughItsOwnStackIsACycle() {
        given("template.yaml", """
                Resources:
                  A: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: a.yaml, Parameters: { In: !GetAtt A.Outputs.Out } } }
                """)
                .and("a.yaml", """
                Parameters: { In: { Type: String } }
                Resources:
                  Jobs: { Type: AWS::SQS::Queue, Properties: { QueueName: !Ref In } }
                Outputs:
                  Out: { Value: !Ref In }
                """)
                .mapped()
                .thenComponentsAre("A/Jobs aws.sqs")
                .thenAProblemIs("template.yaml:2:");
    }

    @Test
    void twoStacksThatFeedEachOtherAreACycle() {
        given("template.yaml", """
                Resources:
                  A: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: a.yaml, Parameters: { In: !GetAtt B.Outputs.Out } } }
                  B: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: a.yaml, Parameters: { In: !GetAtt A.Outputs.Out } } }
                """)
                .and("a.yaml", """
                Parameters: { In: { Type: String } }
                Resources:
                  Jobs: { Type: AWS::SQS::Queue, Properties: { QueueName: !Sub '${In}${In}${In}' } }
                Outputs:
                  Out: { Value: !Sub '${In}${In}${In}' }
                """)
                .mapped()
                .thenComponentsAre("A/Jobs aws.sqs", "B/Jobs aws.sqs")
                .thenAProblemIs("template.yaml:");
    }

    @Test
    void anExportThatImportsItselfIsACycle() {
        given("template.yaml", """
                Resources:
                  Jobs: { Type: AWS::SQS::Queue, Properties: { QueueName: !ImportValue a } }
                Outputs:
                  A: { Value: !ImportValue b, Export: { Name: a } }
                  B: { Value: !ImportValue a, Export: { Name: b } }
                """).mapped().thenComponentsAre("Jobs aws.sqs");
    }

    @Test
    void anSsmParameterThatHoldsItselfIsACycle() {
        given("template.yaml", """
                Resources:
                  A: { Type: AWS::SSM::Parameter, Properties: { Name: /a, Value: '{{resolve:ssm:/b}}' } }
                  B: { Type: AWS::SSM::Parameter, Properties: { Name: /b, Value: '{{resolve:ssm:/a}}' } }
                  Jobs: { Type: AWS::SQS::Queue, Properties: { QueueName: '{{resolve:ssm:/a}}' } }
                """).mapped().thenComponentsAre("Jobs aws.sqs");
    }

    @Test
    void aTemplateThatNestsItselfIsACycle() {
        given("template.yaml", """
                Resources:
                  Again: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: template.yaml } }
                  Jobs: { Type: AWS::SQS::Queue }
                """).mapped().thenAProblemIs("template.yaml:2:");
    }

    @Test
    void twoTemplatesThatNestEachOtherAreACycle() {
        given("a.yaml", """
                Resources:
                  B: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: b.yaml } }
                """)
                .and("b.yaml", """
                Resources:
                  A: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: a.yaml } }
                  Jobs: { Type: AWS::SQS::Queue }
                """)
                .and("good.yaml", """
                Resources:
                  News: { Type: AWS::SNS::Topic }
                """)
                .mapped()
                .thenProblemsAre("b.yaml:2:6: nests a.yaml in itself; break the cycle of TemplateURLs")
                .thenComponentsAre("a/B/Jobs aws.sqs", "good/News aws.sns");
    }

    @Test
    void templatesThatNestThemselvesManyTimesDoNotMultiply() {
        var text = new StringBuilder("Resources:\n");
        for (int i = 0; i < 50; i++)
            text.append(
                    "  S" + i + ": { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: template.yaml } }\n");
        given("template.yaml", text.toString()).mapped().thenAProblemIs("template.yaml:");
    }

    @Test
    void stacksThatEachNestTheNextTwiceDoNotMultiply() {
        var app = nothing();
        for (int i = 0; i < 40; i++) {
            String child = "{ Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: t" + (i + 1) + ".yaml } }";
            app.and(
                    "t" + i + ".yaml",
                    "Resources:\n"
                            + ("A: " + child + "\nB: " + child + "\nC: " + child + "\nD: " + child + "\nE: " + child
                                            + "\n")
                                    .indent(2));
        }
        app.and("t40.yaml", GOOD).mapped().thenAProblemIs("t");
    }

    @Test
    void aFileThatIncludesItselfIsACycle() {
        resources("""
                Shop: { Type: AWS::ApiGateway::RestApi, Properties: { Body: !Transform { Name: AWS::Include, Parameters: { Location: a.yaml } } } }
                """).and("a.yaml", """
                one: !Transform { Name: AWS::Include, Parameters: { Location: a.yaml } }
                two: !Transform { Name: AWS::Include, Parameters: { Location: a.yaml } }
                three: !Transform { Name: AWS::Include, Parameters: { Location: a.yaml } }
                """).mapped().thenAProblemIs("a.yaml:");
    }

    @Test
    void aMappingThatLooksItselfUpIsACycle() {
        given("template.yaml", """
                Mappings:
                  M: { a: { b: !Join ['', [!FindInMap [M, a, b], !FindInMap [M, a, b], !FindInMap [M, a, b]]] } }
                Resources:
                  Jobs: { Type: AWS::SQS::Queue, Properties: { QueueName: !FindInMap [M, a, b] } }
                """).mapped().thenComponentsAre("Jobs aws.sqs");
    }

    @Test
    void loopsInLoopsDoNotMultiply() {
        var items = new StringBuilder("a0");
        for (int i = 1; i < 2_000; i++) items.append(", a").append(i);
        var loop = new StringBuilder("{ X: { Type: AWS::SQS::Queue } }");
        for (int i = 0; i < 5; i++)
            loop.insert(0, "{ 'Fn::ForEach::L" + i + "': [V" + i + ", !Ref Names, ")
                    .append("] }");
        given("template.yaml", """
                Parameters:
                  Names: { Type: CommaDelimitedList, Default: '%s' }
                Resources: %s
                """.formatted(items, loop)).mapped().thenAProblemIs("template.yaml:3:");
    }

    @Test
    void laughsByTheBillionAreCutShort() {
        var text = new StringBuilder("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
        for (int i = 1; i < 12; i++) {
            text.append("a" + i + ": &a" + i + " [");
            for (int j = 0; j < 10; j++) text.append(j == 0 ? "*a" : ", *a").append(i - 1);
            text.append("]\n");
        }
        given("template.yaml", text + "Resources: { Jobs: { Type: AWS::SQS::Queue, Properties: *a11 } }\n")
                .and("good.yaml", GOOD)
                .mapped()
                .thenAProblemIs("template.yaml:")
                .thenComponentsAre("Jobs aws.sqs");
    }

    @Test
    void anAnchorInsideItselfIsAMistake() {
        given("template.yaml", "Resources: &r { Jobs: { Type: AWS::SQS::Queue, Properties: *r } }\n")
                .and("good.yaml", GOOD)
                .mapped()
                .thenAProblemIs("template.yaml:1:");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"[", "{a: ", "- ", "? ", "!Sub [", "!If [a, "})
    void aHundredThousandLevelsAreTooDeep(String level) {
        given("template.yaml", "Resources: { Jobs: { Type: AWS::SQS::Queue } }\nOutputs: " + level.repeat(100_000))
                .and("good.yaml", GOOD)
                .mapped()
                .thenAProblemIs("template.yaml:")
                .thenFlowsAre();
    }

    @Test
    void aHundredThousandIndentedLevelsAreTooDeep() {
        var text = new StringBuilder("Resources: { Jobs: { Type: AWS::SQS::Queue } }\nOutputs:\n");
        for (int i = 1; i < 2_500; i++) text.append(" ".repeat(i)).append("a:\n");
        given("template.yaml", text.toString()).mapped().thenAProblemIs("template.yaml:");
    }

    @Test
    void aDeepDefinitionInATextIsNoReasonToStop() {
        resources("""
                Flow:
                  Type: AWS::StepFunctions::StateMachine
                  Properties: { DefinitionString: '%s' }
                """.formatted("[".repeat(100_000))).mapped().thenComponentsAre("Flow aws.stepfunctions");
    }

    @Test
    void aFileOfFiftyMegabytesIsNotRead() {
        byte[] bytes = new byte[50 << 20];
        java.util.Arrays.fill(bytes, (byte) '#');
        byte[] head = GOOD.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(head, 0, bytes, 0, head.length);
        nothing()
                .and("huge.yaml", bytes)
                .and("good.yaml", GOOD)
                .mapped()
                .thenProblemsAre("huge.yaml: is larger than 4 MB; split it, or leave it out")
                .thenComponentsAre("Jobs aws.sqs");
    }

    @Test
    void aLargeFileThatIsNoTemplateIsNobodysBusiness() {
        nothing()
                .and("data.json", new byte[50 << 20])
                .and("good.yaml", GOOD)
                .mapped()
                .thenNothingIsWrong();
    }

    @Test
    void brokenUtf8IsNamedAtItsPlace() {
        byte[] bytes = (GOOD + "  # Größe ? \n").getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 3] = (byte) 0xFF;
        nothing()
                .and("bad.yaml", bytes)
                .and("good.yaml", GOOD)
                .mapped()
                .thenProblemsAre("bad.yaml:3:11: is not UTF-8; save the file as UTF-8")
                .thenComponentsAre("Jobs aws.sqs");
    }

    @Test
    void aByteOrderMarkIsNoMistake() {
        given("template.yaml", "\uFEFF" + GOOD).mapped().thenNothingIsWrong().thenComponentsAre("Jobs aws.sqs");
    }

    @Test
    void charactersThatYamlDoesNotAllowAreNamed() {
        given("template.yaml", GOOD + "  # more\n".repeat(1_000) + "  # Größe \u0007\n")
                .mapped()
                .thenAProblemIs("template.yaml:1003:11: is not valid YAML or JSON: the character U+0007 is not allowed")
                .thenComponentsAre("Jobs aws.sqs");
    }

    @Test
    void windowsLineEndsCountAsOne() {
        given("template.yaml", GOOD.replace("\n", "\r\n")).mapped().thenPlaceIs("Jobs", "template.yaml:2:9");
    }

    @Test
    void aPathOutOfTheRepositoryIsNamedAndNotRead() {
        resources("""
                Flow: { Type: AWS::Serverless::StateMachine, Properties: { DefinitionUri: ../../../etc/passwd } }
                """)
                .thenProblemsAre("template.yaml:2:77: names a path outside the application: ../../../etc/passwd;"
                        + " name a path inside it");
        resources("""
                Shop: { Type: AWS::Serverless::Api, Properties: { DefinitionUri: /etc/passwd } }
                """)
                .thenProblemsAre("template.yaml:2:68: names a path outside the application: /etc/passwd;"
                        + " name a path inside it");
    }

    @Test
    void aLinkOutOfTheRepositoryIsNamedAndNotRead() {
        resources("""
                Flow: { Type: AWS::Serverless::StateMachine, Properties: { DefinitionUri: flow.json } }
                """)
                .andLink("flow.json", "/etc/passwd")
                .thenProblemsAre("template.yaml:2:77: names a link that leaves the application: flow.json;"
                        + " name a path inside it");
    }

    @Test
    void aLinkedFolderOutOfTheRepositoryIsNotLookedInto() {
        given("template.yaml", GOOD)
                .andLink("outside", "/")
                .andLink("dangling", "nowhere.yaml")
                .andLink("itself", "itself")
                .andLink("again", ".")
                .mapped()
                .thenNothingIsWrong()
                .thenTemplatesAre("template.yaml");
    }

    @Test
    void aFolderInPlaceOfAFileIsNoFile() {
        resources("""
                Flow: { Type: AWS::Serverless::StateMachine, Properties: { DefinitionUri: src } }
                """)
                .and("src/app.py", "")
                .mapped()
                .thenAProblemIs("template.yaml:2:77: names a file that does not exist: src");
    }

    @Test
    void aPathThatIsNoPathIsNoReasonToStop() {
        resources("""
                Flow: { Type: AWS::Serverless::StateMachine, Properties: { DefinitionUri: "a\\0b" } }
                """).mapped().thenAProblemIs("template.yaml:2:77: names a path that cannot be read");
        resources("""
                Work: { Type: AWS::Serverless::Function, Properties: { CodeUri: "a\\0b" } }
                Data: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: "a\\0b" } }
                """).mapped().thenComponentsAre("Work aws.lambda");
    }

    @Test
    void anEmptyFolderIsAMapWithoutComponents() {
        nothing().mapped().thenComponentsAre().thenFlowsAre().thenTemplatesAre();
    }

    @Test
    void emptyFilesAreNoTemplates() {
        given("template.yaml", "")
                .and("a.json", " \n")
                .and("b.yml", "---\n")
                .mapped()
                .thenNothingIsWrong();
    }

    @Test
    void aFolderThatIsNotThereIsTheUsersMistake(@TempDir Path folder) throws IOException {
        assertThatThrownBy(() -> Mapping.read(folder.resolve("gone"), false))
                .isInstanceOfSatisfying(
                        Problem.Fatal.class,
                        fatal -> assertThat(fatal.problems())
                                .singleElement()
                                .satisfies(
                                        problem -> assertThat(problem.message()).isEqualTo("does not exist")));
        Path file = Files.writeString(folder.resolve("template.yaml"), GOOD);
        assertThatThrownBy(() -> Mapping.read(file, false))
                .isInstanceOfSatisfying(
                        Problem.Fatal.class,
                        fatal -> assertThat(fatal.problems())
                                .singleElement()
                                .satisfies(
                                        problem -> assertThat(problem.message()).isEqualTo("is not a folder")));
    }
}
