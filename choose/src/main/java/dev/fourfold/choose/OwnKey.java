package dev.fourfold.choose;

import java.util.Collection;
import java.util.TreeSet;

/// The KMS key that an application gets for all its data. Its policy leaves the administration to the account, lets the
/// account's principals use the key through the services that keep the data and in no other way, and names the services
/// that use it themselves (AWS KMS Developer Guide, *kms:ViaService*; CloudWatch Logs User Guide, *Encrypt log data*;
/// read 2026-11).
final class OwnKey {
    static final String ID = "DataKey";

    private static final int STATEMENTS = 8;

    private static final String KEY = """
            DataKey:
              Type: AWS::KMS::Key
              DeletionPolicy: Retain
              UpdateReplacePolicy: Retain
              Properties:
                Description: Encrypts the data of this application
                EnableKeyRotation: true
                KeyPolicy:
                  Version: "2012-10-17"
                  Statement:
                    - Sid: Administration
                      Effect: Allow
                      Principal:
                        AWS: !Sub arn:${AWS::Partition}:iam::${AWS::AccountId}:root
                      Action: kms:*
                      Resource: "*"
            """;

    private static final String THROUGH = """
            - Sid: ThroughServices
              Effect: Allow
              Principal: { AWS: "*" }
              Action:
                - kms:Encrypt
                - kms:Decrypt
                - kms:ReEncrypt*
                - kms:GenerateDataKey*
                - kms:CreateGrant
                - kms:DescribeKey
              Resource: "*"
              Condition:
                StringEquals:
                  kms:CallerAccount: !Ref AWS::AccountId
                  kms:ViaService:
            """;

    private static final String SERVICE = """
            - Sid: %s
              Effect: Allow
              Principal: { Service: %s }
              Action: [kms:Decrypt, kms:GenerateDataKey*, kms:DescribeKey]
              Resource: "*"
              Condition:
                StringEquals:
                  aws:SourceAccount: !Ref AWS::AccountId
            """;

    private static final String LOGS = """
            - Sid: Logs
              Effect: Allow
              Principal: { Service: !Sub "logs.${AWS::Region}.amazonaws.com" }
              Action:
                - kms:Encrypt*
                - kms:Decrypt*
                - kms:ReEncrypt*
                - kms:GenerateDataKey*
                - kms:Describe*
              Resource: "*"
              Condition:
                ArnLike:
                  kms:EncryptionContext:aws:logs:arn: !Sub arn:*:logs:*:${AWS::AccountId}:*
            """;

    private OwnKey() {}

    /// @param through services through which principals use it (`dynamodb`)
    /// @param own service principals that use it themselves (`sns.amazonaws.com`)
    static String yaml(Collection<String> through, Collection<String> own) {
        var statements = new StringBuilder();
        if (!through.isEmpty()) statements.append(THROUGH);
        for (String service : new TreeSet<>(through))
            statements.append("      - !Sub " + service + ".${AWS::Region}.amazonaws.com\n");
        for (String principal : new TreeSet<>(own)) statements.append(statement(principal));
        return KEY + statements.toString().indent(STATEMENTS);
    }

    private static String statement(String principal) {
        if (principal.startsWith("logs.")) return LOGS;
        String sid = Character.toUpperCase(principal.charAt(0)) + principal.substring(1, principal.indexOf('.'));
        return SERVICE.formatted(sid, principal);
    }
}
