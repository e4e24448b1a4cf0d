// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "domain/bet_rules.h"
#include "domain/settlement.h"
#include "files/import.h"
#include "files/web_catalog.h"
#include "server/net/frame_reader.h"
#include "wire/bet_json.h"
#include "wire/catalog_json.h"
#include "wire/change_page.h"
#include "wire/codec.h"
#include "wire/limits.h"
#include "wire/problem.h"
#include "wire/statistics_json.h"
#include "wire/write_answer.h"

/// Any bytes may come over the wire or out of a file. None may crash a decoder, and what a decoder
/// takes must survive being written and read again.
///
/// The entry point is libFuzzer's (build with clang and -fsanitize=fuzzer to search); replay.cpp
/// drives it with a corpus and seeded mutations where there is no libFuzzer.
using namespace betlog;

namespace {

void require(bool holds, const char* what)
{
    if (!holds)
        qFatal("broken promise: %s", what);
}

/// What was read, written and read again is the same. `decode` is bounded, so what grew beyond the
/// bound by being written (defaults that had been left out) is not read again.
template <typename Decode, typename Encode>
void checkRoundTrip(
    QByteArrayView input, const Decode& decode, const Encode& encode, qsizetype maxBytes)
{
    const auto first = decode(input);
    if (!first) {
        require(!first.error().detail.isEmpty(), "an error says what is wrong");
        return;
    }
    const QByteArray text = encode(*first);
    if (text.size() > maxBytes)
        return;
    const auto second = decode(text);
    require(second.has_value(), "what was written can be read");
    require(*second == *first, "nothing is lost between writing and reading");
    require(encode(*second) == text, "the same value is the same text");
}

void checkMessages(QByteArrayView input)
{
    using namespace wire;
    checkRoundTrip(
        input,
        &decodeClientMessage,
        [](const ClientMessage& message) { return encode(message); },
        limits::kMaxClientMessageBytes);
    checkRoundTrip(
        input,
        &decodeServerMessage,
        [](const ServerMessage& message) { return encode(message); },
        limits::kMaxServerMessageBytes);
    checkRoundTrip(
        input,
        &decodeWriteAnswer,
        [](const WriteAnswer& answer) { return encode(answer); },
        limits::kMaxServerMessageBytes);
    checkRoundTrip(input, &decodeBet, &encodeBet, limits::kMaxServerMessageBytes);
    checkRoundTrip(input, &decodeCatalog, &encodeCatalog, limits::kMaxHttpBodyBytes);
    checkRoundTrip(input, &decodeStatistics, &encodeStatistics, limits::kMaxHttpAnswerBytes);
    (void)mutationIdOf(input);
    (void)decodeChangePage(input);
    (void)decodeSnapshotPage(input);
    (void)expectedHash(input, {});
    require(!decodeProblem(input, 500).detail.isNull(), "every answer is an error to speak of");
}

/// What the rules of the domain let pass can be settled.
void checkSlipOf(const domain::Slip& slip)
{
    const domain::SettlementRules rules;
    if (!domain::checkSlip(slip, rules, {}).isEmpty())
        return;
    require(domain::totalWager(slip).has_value(), "a sound slip has a wager");
    require(domain::potentialReturn(slip, {}, rules).has_value(), "a sound slip can pay");
}

void checkBodies(QByteArrayView input)
{
    if (const auto create = wire::decodeCreateBody(input))
        checkSlipOf(create->create.slip);
    if (const auto edit = wire::decodeEditBody(input); edit && edit->slip)
        checkSlipOf(*edit->slip);
    (void)wire::decodeStatusBody(input);
}

void checkFiles(QByteArrayView input)
{
    files::ImportOptions options;
    options.currency.exponent = 0;
    if (const auto plan = files::planImport(input, options)) {
        for (const files::ImportItem& item : plan->items) {
            const bool isWrong = item.verdict == files::Verdict::Wrong;
            require(isWrong || !item.create.betId.isNull(), "what comes in has an id");
            require(!isWrong || !item.why.isEmpty(), "what cannot come in says why");
        }
    }
    if (const auto file = files::readCatalogFile(input)) {
        const auto read = wire::decodeCatalog(wire::encodeCatalog(file->catalog));
        require(read.has_value(), "a server takes the catalogue");
    }
}

/// However the bytes are cut, the same frames come out of them.
QList<QByteArray> framesOf(QByteArrayView input, qsizetype step)
{
    net::FrameReader reader;
    QList<QByteArray> frames;
    for (qsizetype at = 0; at < input.size(); at += step) {
        reader.append(input.sliced(at, std::min(step, input.size() - at)));
        while (const auto event = reader.next()) {
            require(
                event->payload.size() <= wire::limits::kMaxClientMessageBytes,
                "a message has a limit");
            frames.append(QByteArray::number(int(event->kind)) + event->payload);
        }
    }
    return frames;
}

void checkFrames(QByteArrayView input)
{
    const QList<QByteArray> whole = framesOf(input, std::max<qsizetype>(input.size(), 1));
    require(framesOf(input, 7) == whole, "frames do not depend on how bytes arrive");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const quint8* bytes, size_t size)
{
    const QByteArrayView input(bytes, static_cast<qsizetype>(size));
    checkMessages(input);
    checkBodies(input);
    checkFiles(input);
    checkFrames(input);
    return 0;
}
