// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "wire/bet_json.h"
#include "wire/catalog_json.h"
#include "wire/error_code.h"
#include "wire/problem.h"
#include "wire/statistics_json.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace betlog;
using namespace Qt::Literals::StringLiterals;

namespace {

QString page()
{
    QFile file(QStringLiteral(TEST_DATA_DIR "/../../docs/protocol.md"));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// The JSON example of the page that has this member.
QByteArray exampleWith(const QString& member)
{
    static const QRegularExpression block(
        u"```json\\n(.*?)```"_s, QRegularExpression::DotMatchesEverythingOption);
    auto blocks = block.globalMatch(page());
    while (blocks.hasNext()) {
        const QByteArray json = blocks.next().captured(1).toUtf8();
        if (QJsonDocument::fromJson(json).object().contains(member))
            return json;
    }
    return {};
}

QJsonObject objectOf(const QByteArray& json)
{
    return QJsonDocument::fromJson(json).object();
}

} // namespace

/// docs/protocol.md says what the code does: its examples are read by the codec, and lose nothing.
class TestProtocolPage : public QObject
{
    Q_OBJECT

private slots:
    void readsTheBet();
    void readsTheCatalogue();
    void readsTheStatistics();
    void readsTheProblem();
    void listsEachErrorCodeWithItsStatus_data();
    void listsEachErrorCodeWithItsStatus();
};

void TestProtocolPage::readsTheBet()
{
    const QByteArray example = exampleWith(u"bet_data"_s);
    const auto bet = wire::decodeBet(example);
    QVERIFY2(bet, bet ? "" : qPrintable(bet.error().detail));
    QCOMPARE(wire::toJson(*bet), objectOf(example));
}

void TestProtocolPage::readsTheCatalogue()
{
    const QByteArray example = exampleWith(u"leagues"_s);
    const auto catalog = wire::decodeCatalog(example);
    QVERIFY2(catalog, catalog ? "" : qPrintable(catalog.error().detail));
    QCOMPARE(objectOf(wire::encodeCatalog(*catalog)), objectOf(example));
}

void TestProtocolPage::readsTheStatistics()
{
    const QByteArray example = exampleWith(u"roiBasisPoints"_s);
    QJsonObject answer {
        {u"total"_s, objectOf(example)},
        {u"leaderboard"_s, QJsonArray()},
        {u"leagues"_s, QJsonArray()},
        {u"kinds"_s, QJsonArray()},
        {u"tags"_s, QJsonArray()},
        {u"weeks"_s, QJsonArray()}};
    const auto statistics = wire::decodeStatistics(QJsonDocument(answer).toJson());
    QVERIFY2(statistics, statistics ? "" : qPrintable(statistics.error().detail));
    QCOMPARE(objectOf(wire::encodeStatistics(*statistics)), answer);
}

void TestProtocolPage::readsTheProblem()
{
    const QByteArray example = exampleWith(u"errors"_s);
    const base::Error error = wire::decodeProblem(example, 0);
    QCOMPARE(error.code, base::ErrorCode::Invalid);
    QCOMPARE(objectOf(wire::encodeProblem(error)), objectOf(example));
}

void TestProtocolPage::listsEachErrorCodeWithItsStatus_data()
{
    QTest::addColumn<QString>("row");
    for (int i = 0; i <= static_cast<int>(base::ErrorCode::Internal); ++i) {
        const auto code = static_cast<base::ErrorCode>(i);
        // These two are a client's own: nobody sends them.
        if (code == base::ErrorCode::Unreachable || code == base::ErrorCode::Cancelled)
            continue;
        const QString name = wire::errorCodeName(code);
        QTest::newRow(qPrintable(name)) << u"| `%1` | %2 |"_s.arg(name).arg(wire::httpStatus(code));
    }
}

void TestProtocolPage::listsEachErrorCodeWithItsStatus()
{
    QFETCH(const QString, row);
    QVERIFY2(page().contains(row), qPrintable(row));
}

QTEST_GUILESS_MAIN(TestProtocolPage)

#include "tst_protocol_page.moc"
