// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "domain/bet_rules.h"
#include "wire/bet_json.h"
#include "wire/catalog_json.h"
#include "wire/error_code.h"
#include "wire/limits.h"
#include "wire/packing.h"
#include "wire/problem.h"
#include "wire/statistics_json.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

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

QString number(qint64 value)
{
    return QLocale(QLocale::English).toString(value);
}

QString kib(qint64 bytes)
{
    return u"%1 KiB"_s.arg(bytes / 1024);
}

QString mib(qint64 bytes)
{
    return u"%1 MiB"_s.arg(bytes / 1024 / 1024);
}

QString upTo(int length)
{
    return u"up to %1 characters"_s.arg(number(length));
}

QStringList limitsOfABet()
{
    using namespace domain::bet_limits;
    const auto row = [](const QString& what, const QString& limit) {
        return u"| %1 | %2 |"_s.arg(what, limit);
    };
    return {
        row(u"`user_name`"_s, u"1 to %1 characters"_s.arg(kMaxUserName)),
        row(u"`league`"_s, u"1 to %1 characters, without `/` and `*`"_s.arg(kMaxLeague)),
        row(u"a team"_s, u"1 to %1 characters"_s.arg(kMaxTeam)),
        row(u"`market`, `category`, `selection`, `player`, `description`"_s,
            upTo(kMaxLineText) + u" each"_s),
        row(u"`note`"_s, upTo(kMaxNote)),
        row(u"`tags`"_s, u"%1, of %2 characters"_s.arg(kMaxTags).arg(kMaxTag)),
        row(u"`book`, `external_id`"_s, upTo(std::max(kMaxBook, kMaxExternalId))),
        row(u"boosts of a line or a slip"_s,
            u"%1, each with a rate text of at most %2 characters"_s.arg(kMaxBoosts)
                .arg(kMaxBoostRate)),
        row(u"a bookkeeper's reason"_s, upTo(kMaxReason)),
        row(u"lines of a bet"_s, u"1 to %1"_s.arg(kMaxLines)),
        row(u"an odds text"_s, upTo(kMaxOddsText)),
        row(u"combinations of a system"_s, number(kMaxCombinations)),
    };
}

QStringList limitsOfTheWire()
{
    using namespace wire::limits;
    const auto row = [](const QString& what, const QString& limit) {
        return u"| %1 | %2 |"_s.arg(what, limit);
    };
    return {
        row(u"a message from a client"_s, kib(kMaxClientMessageBytes) + u" (1009)"_s),
        row(u"a message from the server"_s, kib(kMaxServerMessageBytes)),
        row(u"content of a pack"_s, kib(wire::kMaxUnpackedBytes)),
        row(u"depth of JSON"_s, number(kMaxJsonDepth)),
        row(u"header of a request"_s,
            u"%1, within %2 s"_s.arg(kib(kMaxHttpHeaderBytes)).arg(kRequestDeadline.count())),
        row(u"a bet that is sent"_s, kib(kMaxClientMessageBytes) + u", by HTTP as in a message"_s),
        row(u"body of a request"_s,
            u"%1, within %2 s; a length is required (411)"_s.arg(mib(kMaxHttpBodyBytes))
                .arg(kBodyDeadline.count())),
        row(u"rows of `GET /api/bets`"_s,
            u"%1 unless told otherwise, at most %2"_s.arg(kDefaultPageRows).arg(kMaxPageRows)),
        row(u"changes of `GET /api/changes`"_s,
            u"%1 unless told otherwise, at most %2"_s.arg(
                number(kDefaultChangesPage), number(kMaxChangesPage))),
        row(u"ids of one bulk delete"_s, number(kMaxBulkDelete)),
        row(u"an answer"_s,
            u"%1 (413); large ones that wait for all clients together %2, for one address %3 (503)"_s
                .arg(mib(kMaxHttpAnswerBytes), mib(kMaxAnswersBytes), mib(kMaxAnswersBytesOfOne))),
        row(u"connections"_s,
            u"%1, of one address %2 (429)"_s.arg(
                number(kMaxConnections), number(kMaxConnectionsOfOne))),
        row(u"room patterns of one client"_s, number(kMaxRoomPatterns)),
        row(u"unanswered mutations of one client"_s, number(kMaxUnackedMutations)),
        row(u"messages of one client, control frames included"_s,
            u"%1 a second, %2 at once"_s.arg(number(kMessagesPerSecond), number(kMessageBurst))),
        row(u"requests of one connection"_s,
            u"%1 a second, %2 at once (429)"_s.arg(
                number(kRequestsPerSecond), number(kRequestBurst))),
        row(u"what waits for one client"_s,
            u"%1; past it, or %2 s without taking anything, it is closed (4408)"_s
                .arg(mib(kMaxBacklogBytes))
                .arg(kMaxStuck.count())),
    };
}

/// Rows that say in words what no constant says.
const QStringList kInWords {
    u"| a stake | 1 to 10^12 minor units |"_s, u"| `week_key` | a date on which a week begins |"_s};

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
    void listsEachLimitAsTheCodeHasIt();
    void listsNoOtherLimits();
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

void TestProtocolPage::listsEachLimitAsTheCodeHasIt()
{
    static_assert(domain::kMaxStakeMinor == 1'000'000'000'000);
    const QString text = page();
    for (const QString& row : limitsOfABet() + limitsOfTheWire() + kInWords)
        QVERIFY2(text.contains(u'\n' + row + u'\n'), qPrintable(row));
}

void TestProtocolPage::listsNoOtherLimits()
{
    const QString text = page();
    const qsizetype begin = text.indexOf(u"## 8. Limits"_s);
    const qsizetype end = text.indexOf(u"## 9."_s);
    QVERIFY(begin > 0 && end > begin);
    const QStringList lines = text.sliced(begin, end - begin).split(u'\n');
    const QStringList known = limitsOfABet() + limitsOfTheWire() + kInWords;
    qsizetype rows = 0;
    for (const QString& line : lines) {
        if (!line.startsWith(u"| "_s) || line.startsWith(u"| ---"_s)
            || line == u"| what | limit |"_s)
            continue;
        ++rows;
        QVERIFY2(known.contains(line), qPrintable(line));
    }
    QCOMPARE(rows, known.size());
}

QTEST_GUILESS_MAIN(TestProtocolPage)

#include "tst_protocol_page.moc"
