// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "wire/body_spelling.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace betlog;
using namespace Qt::Literals::StringLiterals;

class TstBodySpelling final : public QObject
{
    Q_OBJECT

private slots:
    void pointsToWhatWasSent_data();
    void pointsToWhatWasSent();
    void leavesTheRestOfAnErrorAlone();
    void givesAClientTheRulesPointerBack();
};

void TstBodySpelling::pointsToWhatWasSent_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("inBody"); // empty: no pointer at all
    QTest::addColumn<QString>("inMessage");

    const auto row = [](const char* tag,
                        const char* body,
                        const QString& rule,
                        const QString& inBody,
                        const QString& inMessage) {
        QTest::newRow(tag) << QByteArray(body) << rule << inBody << inMessage;
    };
    const QString note = u"/bet_data/note"_s;
    row("snake", R"({"bet_data":{}})", note, note, u"/data/bet_data/note"_s);
    row("camel", R"({"betData":{}})", note, u"/betData/note"_s, u"/data/betData/note"_s);
    row("both, of which snake counts",
        R"({"betData":{},"bet_data":{}})",
        note,
        note,
        u"/data/bet_data/note"_s);
    row("neither", "{}", note, note, u"/data/bet_data/note"_s);
    row("another member's spelling",
        R"({"userName":"","bet_data":{}})",
        note,
        note,
        u"/data/bet_data/note"_s);
    row("status",
        R"({"betStatus":{}})",
        u"/betStatus/3"_s,
        u"/betStatus/3"_s,
        u"/data/betStatus/3"_s);
    row("status in snake case",
        R"({"bet_status":{}})",
        u"/betStatus/3"_s,
        u"/bet_status/3"_s,
        u"/data/bet_status/3"_s);
    row("one spelling", "{}", u"/league"_s, u"/league"_s, u"/data/league"_s);
    row("a longer name",
        R"({"userName":""})",
        u"/user_names"_s,
        u"/user_names"_s,
        u"/data/user_names"_s);
    row("beside the body", "{}", u"/baseVersion"_s, {}, u"/baseVersion"_s);
    row("the reason", "{}", u"/reason"_s, {}, u"/reason"_s);
    row("another's reason",
        "{}",
        u"/payout_override/reason"_s,
        u"/payout_override/reason"_s,
        u"/data/payout_override/reason"_s);
}

void TstBodySpelling::pointsToWhatWasSent()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QString, rule);
    QFETCH(const QString, inBody);
    const wire::BodySpelling spelling(QJsonDocument::fromJson(body).object());
    const base::Error error = base::fieldError(base::ErrorCode::Invalid, rule, u"No."_s);
    const base::Error ofBody = spelling.inBody(error);
    QCOMPARE(ofBody.fields.isEmpty(), inBody.isEmpty());
    if (!inBody.isEmpty())
        QCOMPARE(ofBody.fields.first().pointer, inBody);
    QTEST(spelling.inMessage(error).fields.first().pointer, "inMessage");
}

void TstBodySpelling::leavesTheRestOfAnErrorAlone()
{
    const base::Error error {
        base::ErrorCode::Conflict, u"No."_s, {{u"/reason"_s, u"a"_s}, {u"/league"_s, u"b"_s}}};
    const base::Error told = wire::BodySpelling().inBody(error);
    QCOMPARE(told.code, base::ErrorCode::Conflict);
    QCOMPARE(told.detail, u"No."_s);
    QCOMPARE(told.fields, (QList<base::FieldError> {{u"/league"_s, u"b"_s}}));
}

void TstBodySpelling::givesAClientTheRulesPointerBack()
{
    QCOMPARE(wire::pointerOfRule(u"/data/bet_data/note"_s), u"/bet_data/note"_s);
    QCOMPARE(wire::pointerOfRule(u"/bet_data/note"_s), u"/bet_data/note"_s);
    QCOMPARE(wire::pointerOfRule(u"/baseVersion"_s), u"/baseVersion"_s);
    QCOMPARE(wire::pointerOfRule(u"/database"_s), u"/database"_s);
}

QTEST_GUILESS_MAIN(TstBodySpelling)
#include "tst_body_spelling.moc"
