package dev.fourfold.map.cloudformation;

import static dev.fourfold.map.Given.given;

import org.junit.jupiter.api.Test;

/// `Globals` lie under the properties of each function, API, state machine and table.
class SamGlobalsTest {
    @Test
    void mappingsAreMergedListsJoinedAndTextsReplaced() {
        given("template.yaml", """
                Transform: AWS::Serverless-2016-10-31
                Globals:
                  Function:
                    Runtime: python3.13
                    Handler: app.handler
                    Layers: [shared]
                    Environment: { Variables: { TABLE: global, STAGE: prod } }
                    VpcConfig: { SecurityGroupIds: [sg-1] }
                Resources:
                  Work:
                    Type: AWS::Serverless::Function
                    Properties:
                      Runtime: nodejs22.x
                      Layers: [own]
                      Environment: { Variables: { TABLE: own } }
                      VpcConfig: { SecurityGroupIds: [sg-2] }
                """)
                .thenValueIs("Work.Runtime", "nodejs22.x")
                .thenValueIs("Work.Handler", "app.handler")
                .thenValueIs("Work.Layers", "[shared, own]")
                .thenValueIs("Work.Environment.Variables", "{TABLE: own, STAGE: prod}")
                .thenValueIs("Work.VpcConfig.SecurityGroupIds", "[sg-1, sg-2]");
    }

    @Test
    void aVariableForAllFunctionsReachesEach() {
        given("template.yaml", """
                Transform: AWS::Serverless-2016-10-31
                Globals:
                  Function: { Environment: { Variables: { DB: !GetAtt Db.Endpoint.Address } } }
                Resources:
                  Db: { Type: AWS::RDS::DBInstance }
                  A: { Type: AWS::Serverless::Function }
                  B: { Type: AWS::Serverless::Function }
                """).thenFlowsAre("A -> Db write", "Db -> A read", "B -> Db write", "Db -> B read");
    }

    @Test
    void theImplicitApiHasTheGlobalsOfApis() {
        given("template.yaml", """
                Transform: AWS::Serverless-2016-10-31
                Globals:
                  HttpApi:
                    Auth:
                      DefaultAuthorizer: Users
                      Authorizers:
                        Users: { JwtConfiguration: { issuer: !Sub 'https://cognito-idp.eu-west-1.amazonaws.com/${Pool}' } }
                Resources:
                  Pool: { Type: AWS::Cognito::UserPool }
                  Work:
                    Type: AWS::Serverless::Function
                    Properties: { Events: { Get: { Type: HttpApi, Properties: { Path: /, Method: get } } } }
                """)
                .thenFlowsAre(
                        "actor.internet -> ServerlessHttpApi request",
                        "ServerlessHttpApi -> Work integration",
                        "ServerlessHttpApi -> Pool authorize");
    }

    @Test
    void theyDoNotReachWhatIsNotSam() {
        given("template.yaml", """
                Transform: AWS::Serverless-2016-10-31
                Globals:
                  Function: { Runtime: python3.13 }
                Resources:
                  Plain: { Type: AWS::Lambda::Function, Properties: { Runtime: go } }
                  Work: { Type: AWS::Serverless::Function }
                """).thenValueIs("Plain.Runtime", "go").thenValueIs("Work.Runtime", "python3.13");
    }
}
