// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/store/log_file.h"
#include "server/store/verify.h"
#include "tests/support/test_log.h"
#include "wire/bet_json.h"

#include <QTemporaryDir>
#include <QtTest>

namespace betlog::tests {

using namespace domain;
using namespace Qt::Literals::StringLiterals;

/// A sound log is found sound; each kind of harm is found and named.
class TestVerify : public QObject
{
    Q_OBJECT

private slots:
    void findsASoundLogSound();
    void findsALogSoundWhateverPeopleWroteInIt();
    void findsAnEmptyLogSound();
    void namesWhatIsWrong_data();
    void namesWhatIsWrong();
    void noticesAChangedChange();
    void noticesAForgedChain();
    void noticesADamagedFile();
    void refusesAFolderWithoutALog();

private:
    [[nodiscard]] QString newFolder();

    QTemporaryDir m_folder;
    int m_logs = 0;
};

namespace {

/// Seven changes in two rooms: bet 1 settled, bet 2 deleted and restored, bet 3 deleted.
void fill(TestLog& log)
{
    QVERIFY(log.connection().execute(u"PRAGMA synchronous = OFF"_s)); // Faster; not what is tested.
    log.place(betId(1));
    log.place(betId(2));
    wire::CreateBet other = aCreate();
    other.league = u"NBA"_s;
    (void)log.ack(aMutation(other, betId(3)));
    (void)log.ack(aMutation(wire::SetStatus {{{0, LineResult::Won}}, {}}, betId(1)));
    (void)log.ack(aMutation(wire::DeleteBet {}, betId(2)));
    (void)log.ack(aMutation(wire::RestoreBet {}, betId(2)));
    core::BulkDelete bulk;
    bulk.id = mutationId(1);
    bulk.bets = {betId(3)};
    QCOMPARE(log.deleteMany(bulk), 1);
    (void)log.refusal(aMutation(wire::DeleteBet {}, betId(9)));
}

void run(TestLog& log, const QString& sql)
{
    const auto done = log.connection().execute(sql);
    QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
}

QString finding(const QString& folder)
{
    const auto report = store::verifyLog(folder);
    return report ? report->text() : report.error().detail;
}

} // namespace

QString TestVerify::newFolder()
{
    const QString folder = m_folder.filePath(u"log%1"_s.arg(++m_logs));
    QDir().mkpath(folder);
    return folder;
}

void TestVerify::findsASoundLogSound()
{
    const QString folder = newFolder();
    TestLog log(store::logFile(folder));
    fill(log);
    QCOMPARE(finding(folder), u"ok: 7 changes, 2 rooms"_s);
}

/// A mark at the beginning of a text is kept: in a reason, in a tag, in what was bet on.
void TestVerify::findsALogSoundWhateverPeopleWroteInIt()
{
    const QString folder = newFolder();
    TestLog log(store::logFile(folder));
    wire::CreateBet create = aCreate();
    create.slip.note = u"\ufeffnote"_s;
    create.slip.tags = {u"\ufefftag"_s};
    create.slip.lines[0].selection = u"\ufeffOver"_s;
    QCOMPARE(log.ack(aMutation(create, betId(1))).slip, create.slip);
    wire::Mutation remove = aMutation(wire::DeleteBet {}, betId(1));
    remove.reason = u"\ufeffbecause"_s;
    (void)log.ack(remove);
    QCOMPARE(log.changes().last().reason, remove.reason);
    QCOMPARE(finding(folder), u"ok: 2 changes, 1 rooms"_s);
}

void TestVerify::findsAnEmptyLogSound()
{
    const QString folder = newFolder();
    const TestLog log(store::logFile(folder));
    QCOMPARE(finding(folder), u"ok: 0 changes, 0 rooms"_s);
}

void TestVerify::namesWhatIsWrong_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("found");
    const auto row = [](const char* tag, const QString& sql, const QString& found) {
        QTest::newRow(tag) << sql << found;
    };
    row("a change is missing", u"DELETE FROM changes WHERE seq = 4"_s, u"change 4 is missing"_s);
    row("the first is missing", u"DELETE FROM changes WHERE seq = 1"_s, u"change 1 is missing"_s);
    row("the last is missing", u"DELETE FROM changes WHERE seq = 7"_s, u"change 7 is missing"_s);
    row("a change is filed in another room",
        u"UPDATE changes SET league = 'NHL' WHERE seq = 2"_s,
        u"change 2: it is filed under NHL/2024-12-01 and speaks of NFL/2024-12-01"_s);
    row("a change is filed under another bet",
        u"UPDATE changes SET bet = 3 WHERE seq = 2"_s,
        u"change 2: it is filed under version 1 of bet 3 and speaks of version 1 of bet 2"_s);
    row("a change is no JSON",
        u"UPDATE changes SET json = 'x' WHERE seq = 2"_s,
        u"change 2: it cannot be read"_s);
    row("two changes swapped",
        u"UPDATE changes SET json = (SELECT json FROM changes WHERE seq = 1) WHERE seq = 2"_s,
        u"change 2: it says that it is change 1"_s);
    row("a bet is another",
        u"UPDATE bets SET json = (SELECT json FROM bets WHERE number = 2) WHERE number = 1"_s,
        u"bet 1 is not what its changes say"_s);
    row("a bet has another owner",
        u"UPDATE bets SET user_name = 'Bob' WHERE number = 1"_s,
        u"bet 1 is not what its changes say"_s);
    row("a bet moved to another room",
        u"UPDATE bets SET week = '2024-12-08' WHERE number = 1"_s,
        u"bet 1 is not what its changes say"_s);
    row("a bet counts otherwise",
        u"UPDATE bets SET returned = returned + 1 WHERE number = 1"_s,
        u"bet 1 is not what its changes say"_s);
    row("a bet has another result",
        u"UPDATE bets SET results = 'L' WHERE number = 1"_s,
        u"bet 1 is not what its changes say"_s);
    row("a bet has another result as a whole",
        u"UPDATE bets SET result = 'lost' WHERE number = 1"_s,
        u"bet 1 is not what its changes say"_s);
    row("a bet forgot who changed what",
        u"UPDATE bets SET versions = '[]' WHERE number = 2"_s,
        u"bet 2 does not say which of its changes made what"_s);
    row("an answer is missing",
        u"DELETE FROM answers WHERE deleted = 1"_s,
        u"the answer to %1, which made a change, is missing"_s.arg(mutationId(1).text()));
    row("a deleted bet is back",
        u"UPDATE bets SET deleted = 0 WHERE number = 3"_s,
        u"bet 3 is not what its changes say"_s);
    row("a bet has another id",
        u"UPDATE bets SET id = '00000000-0000-4000-8000-000000000000' WHERE number = 1"_s,
        u"bet 1 is in no change"_s);
    row("a bet is missing", u"DELETE FROM bets WHERE number = 1"_s, u"bet 1 is missing"_s);
    row("a room ends elsewhere",
        u"UPDATE rooms SET n = 6 WHERE league = 'NFL'"_s,
        u"room NFL/2024-12-01 does not end where its changes end"_s);
    row("a room is missing",
        u"DELETE FROM rooms WHERE league = 'NFL'"_s,
        u"room NFL/2024-12-01 is missing"_s);
    row("a room too many",
        u"INSERT INTO rooms VALUES ('2024-12-01', 'NHL', 1, '')"_s,
        u"room NHL/2024-12-01 has no changes"_s);
    row("the counter is ahead", u"UPDATE log SET seq = 8"_s, u"change 8 is missing"_s);
    row("a number was lost",
        u"UPDATE log SET number = 4"_s,
        u"4 bets were numbered and 3 were placed"_s);
    row("an answer of nothing",
        u"UPDATE answers SET seq = 8 WHERE seq = 7 OR deleted = 1"_s,
        u"speaks of change 8, which is not there"_s);
}

void TestVerify::namesWhatIsWrong()
{
    QFETCH(QString, sql);
    QFETCH(QString, found);
    const QString folder = newFolder();
    TestLog log(store::logFile(folder));
    fill(log);
    run(log, u"PRAGMA foreign_keys = OFF"_s);
    run(log, sql);
    QVERIFY2(finding(folder).contains(found), qPrintable(finding(folder)));
}

void TestVerify::noticesAChangedChange()
{
    const QString folder = newFolder();
    TestLog log(store::logFile(folder));
    fill(log);
    run(log,
        u"UPDATE changes SET json ="
        u" CAST(replace(CAST(json AS TEXT), '\"stake\":1000', '\"stake\":1001') AS BLOB)"
        u" WHERE seq = 2"_s);
    QCOMPARE(finding(folder), u"change 2: the hash of change 2 of NFL/2024-12-01 is wrong"_s);
}

/// Somebody who also computes the hashes anew can hide a change, but not from who has seen them.
void TestVerify::noticesAForgedChain()
{
    const QString folder = newFolder();
    TestLog log(store::logFile(folder));
    log.place(betId(1));
    const wire::Change first = log.changes().first();
    wire::Change forged = first;
    forged.bet.slip.lines[0].stake = Money(9);
    const QString json = QString::fromUtf8(wire::encodeChange(forged, {}).json);
    run(log, u"UPDATE changes SET json = CAST('%1' AS BLOB) WHERE seq = 1"_s.arg(json));
    QVERIFY2(
        finding(folder).contains(u"bet 1 is not what its changes say"_s),
        qPrintable(finding(folder)));
}

void TestVerify::noticesADamagedFile()
{
    const QString folder = newFolder();
    {
        TestLog log(store::logFile(folder));
        fill(log);
    }
    QFile file(store::logFile(folder));
    QVERIFY(file.open(QIODevice::ReadWrite));
    constexpr qint64 kHeader = 4096; // The first page is left alone, so that the file opens.
    QVERIFY(file.seek(kHeader));
    file.write(QByteArray(int(file.size() - kHeader), '\x5a'));
    file.close();
    const auto report = store::verifyLog(folder);
    QVERIFY(!report);
    QVERIFY2(report.error().detail.contains(u"damaged"_s), qPrintable(report.error().detail));
}

void TestVerify::refusesAFolderWithoutALog()
{
    const QString folder = newFolder();
    QVERIFY(finding(folder).contains(u"there is no such file"_s));
    QVERIFY(!QFile::exists(store::logFile(folder)));
}

} // namespace betlog::tests

QTEST_GUILESS_MAIN(betlog::tests::TestVerify)
#include "tst_verify.moc"
