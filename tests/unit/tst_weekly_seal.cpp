// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "wire/seal_words.h"
#include "wire/weekly_seal.h"

#include <QCryptographicHash>
#include <QSet>
#include <QTest>

using namespace betlog;
using namespace betlog::wire;
using namespace Qt::Literals::StringLiterals;

namespace {

[[nodiscard]] SealedRoom sealed(const QString& room, qint64 n, char digit)
{
    return {*domain::Room::fromText(room), n, QByteArray(64, digit)};
}

[[nodiscard]] QStringList allWords(bool isOddPlace)
{
    QStringList words;
    for (int byte = 0; byte < 256; ++byte)
        words.append(sealWord(static_cast<quint8>(byte), isOddPlace));
    return words;
}

[[nodiscard]] QByteArray digestOf(const QStringList& words)
{
    return QCryptographicHash::hash(words.join(u' ').toUtf8(), QCryptographicHash::Sha256).toHex();
}

} // namespace

class TestWeeklySeal : public QObject
{
    Q_OBJECT

private slots:
    void hasAWordForEveryByte();
    void keepsTheListAsItWasPublished();
    void sealsAWeek();
    void doesNotCareForTheOrderOfRooms();
    void ordersRoomsByTheirBytes();
    void changesWithEveryPart_data();
    void changesWithEveryPart();
    void hasNothingToSayOfAnEmptyWeek();
};

void TestWeeklySeal::hasAWordForEveryByte()
{
    const QStringList both = allWords(false) + allWords(true);
    QCOMPARE(both.size(), 512);
    QCOMPARE(QSet<QString>(both.cbegin(), both.cend()).size(), 512);
    for (const QString& word : both)
        QVERIFY2(!word.isEmpty() && !word.contains(u' '), qPrintable(word));
}

void TestWeeklySeal::keepsTheListAsItWasPublished()
{
    // Of the words with one blank between them; a seal must be the same in every program.
    QCOMPARE(
        digestOf(allWords(false)),
        QByteArray("541ddf6f9cb42d5f68c504d3e73c9604e07cc9bc0c9f970ede363979f631aff8"));
    QCOMPARE(
        digestOf(allWords(true)),
        QByteArray("da2f42899401481ae69b71da92f1f26abd36d0c1e457fd372a0f1e48d1f3f152"));
    QCOMPARE(sealWord(0x00, false), "aardvark"_L1);
    QCOMPARE(sealWord(0xFF, true), "Yucatan"_L1);
}

void TestWeeklySeal::sealsAWeek()
{
    // [{"hash":"aaa…","n":3,"room":"NBA/2024-12-01"},{"hash":"bbb…","n":12,"room":"NFL/2024-12-01"}]
    const QStringList words =
        weeklySeal({sealed(u"NBA/2024-12-01"_s, 3, 'a'), sealed(u"NFL/2024-12-01"_s, 12, 'b')});
    QCOMPARE(words.join(u' '), u"talon yesteryear wayside impetus scallion graduate"_s);
}

void TestWeeklySeal::doesNotCareForTheOrderOfRooms()
{
    const SealedRoom first = sealed(u"NBA/2024-12-01"_s, 3, 'a');
    const SealedRoom second = sealed(u"NFL/2024-12-01"_s, 12, 'b');
    QCOMPARE(weeklySeal({first, second}), weeklySeal({second, first}));
}

void TestWeeklySeal::ordersRoomsByTheirBytes()
{
    const QStringList words =
        weeklySeal({sealed(u"😼/2024-12-01"_s, 1, 'a'), sealed(u"｡/2024-12-01"_s, 1, 'b')});
    QCOMPARE(words.join(u' '), u"erase company crackdown processor facial amusement"_s);
}

void TestWeeklySeal::changesWithEveryPart_data()
{
    QTest::addColumn<QString>("room");
    QTest::addColumn<qint64>("n");
    QTest::addColumn<char>("digit");
    QTest::newRow("another league") << u"NBA/2024-12-01"_s << qint64(3) << 'a';
    QTest::newRow("another week") << u"NFL/2024-12-08"_s << qint64(3) << 'a';
    QTest::newRow("another length") << u"NFL/2024-12-01"_s << qint64(4) << 'a';
    QTest::newRow("another hash") << u"NFL/2024-12-01"_s << qint64(3) << 'b';
}

void TestWeeklySeal::changesWithEveryPart()
{
    QFETCH(const QString, room);
    QFETCH(const qint64, n);
    QFETCH(const char, digit);
    const QStringList before = weeklySeal({sealed(u"NFL/2024-12-01"_s, 3, 'a')});
    QCOMPARE(before.size(), kSealWords);
    QVERIFY(weeklySeal({sealed(room, n, digit)}) != before);
}

void TestWeeklySeal::hasNothingToSayOfAnEmptyWeek()
{
    QCOMPARE(weeklySeal({}), QStringList());
}

QTEST_APPLESS_MAIN(TestWeeklySeal)
#include "tst_weekly_seal.moc"
