// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "base/sha256.h"

#include <QCryptographicHash>
#include <QTest>

using namespace betlog::base;

class TstSha256 final : public QObject
{
    Q_OBJECT

private slots:
    void hashesTheVectorsOfItsStandard_data();
    void hashesTheVectorsOfItsStandard();
    void agreesWithQtAtEveryLength();
    void doesNotMindHowTheTextIsCut();
};

namespace {

QByteArray hashOf(const QByteArray& text)
{
    Sha256 hash;
    hash.add(text);
    return hash.result();
}

QByteArray someText(qsizetype size)
{
    QByteArray text(size, Qt::Uninitialized);
    for (qsizetype i = 0; i < size; ++i)
        text[i] = static_cast<char>(i * 31 + i / 7);
    return text;
}

} // namespace

void TstSha256::hashesTheVectorsOfItsStandard_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("hash");
    QTest::newRow("nothing")
        << QByteArray()
        << QByteArray("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    QTest::newRow("one block") << QByteArray(
        "abc") << QByteArray("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    QTest::newRow("two blocks")
        << QByteArray("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
        << QByteArray("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

void TstSha256::hashesTheVectorsOfItsStandard()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, hash);
    QCOMPARE(hashOf(text).toHex(), hash);
}

void TstSha256::agreesWithQtAtEveryLength()
{
    constexpr qsizetype kSomeBlocks = 300;
    for (qsizetype size = 0; size < kSomeBlocks; ++size) {
        const QByteArray text = someText(size);
        QCOMPARE(hashOf(text), QCryptographicHash::hash(text, QCryptographicHash::Sha256));
    }
}

void TstSha256::doesNotMindHowTheTextIsCut()
{
    const QByteArray text = someText(200);
    for (qsizetype first = 0; first <= text.size(); ++first) {
        for (qsizetype second = first; second <= text.size(); second += 13) {
            Sha256 hash;
            hash.add(text.first(first));
            hash.add(text.sliced(first, second - first));
            hash.add(text.sliced(second));
            QCOMPARE(hash.result(), hashOf(text));
        }
    }
}

QTEST_APPLESS_MAIN(TstSha256)
#include "tst_sha256.moc"
