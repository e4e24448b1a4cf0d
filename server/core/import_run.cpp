// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/core/import_run.h"

#include <algorithm>

namespace betlog::core {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Large enough that the disk's sync costs little, small enough that progress is seen.
constexpr qsizetype kBatch = 250;

void count(ImportReport& report, const ImportWrite& write, const Outcome& outcome)
{
    const auto& answer = std::get<wire::WriteAnswer>(outcome.answer);
    const auto* refusal = std::get_if<wire::Refusal>(&answer);
    if (!refusal) {
        ++(outcome.isRepeated ? report.alreadyThere : report.added);
        return;
    }
    if (refusal->error.code == base::ErrorCode::AlreadyExists) {
        ++report.alreadyThere;
        return;
    }
    ++report.refused;
    if (report.refusals.size() < kMaxRefusalsShown)
        report.refusals.append(u"%1: %2"_s.arg(write.source, refusal->error.detail));
}

bool isAdded(const Outcome& outcome)
{
    return !outcome.isRepeated
        && std::holds_alternative<wire::Ack>(std::get<wire::WriteAnswer>(outcome.answer));
}

/// A payout that was not taken over leaves a bet that pays what it computes: nobody would see that.
void countOverride(ImportReport& report, const ImportWrite& write, const Outcome& outcome)
{
    const auto& answer = std::get<wire::WriteAnswer>(outcome.answer);
    const auto* refusal = std::get_if<wire::Refusal>(&answer);
    if (!refusal)
        return;
    ++report.refused;
    if (report.refusals.size() < kMaxRefusalsShown)
        report.refusals.append(
            u"%1: its payout was not taken over: %2"_s.arg(write.source, refusal->error.detail));
}

} // namespace

QString ImportReport::text() const
{
    return u"%1 added, %2 already there, %3 refused"_s.arg(added).arg(alreadyThere).arg(refused);
}

base::Expected<ImportReport> runImport(
    Ledger& ledger,
    const QList<ImportWrite>& writes,
    const Actor& actor,
    const std::function<void(qsizetype done)>& progress)
{
    ImportReport report;
    for (qsizetype begin = 0; begin < writes.size(); begin += kBatch) {
        const qsizetype end = std::min(begin + kBatch, writes.size());
        QList<Command> commands;
        QList<const ImportWrite*> sources; ///< of each command
        for (qsizetype i = begin; i < end; ++i) {
            commands.append(WriteCommand {writes.at(i).create, actor});
            sources.append(&writes.at(i));
            if (writes.at(i).payoutOverride) {
                commands.append(WriteCommand {*writes.at(i).payoutOverride, actor});
                sources.append(&writes.at(i));
            }
        }
        const base::Expected<Batch> batch = ledger.apply(commands);
        if (!batch)
            return base::unexpected(batch.error());
        for (qsizetype i = 0; i < sources.size(); ++i) {
            const bool isOverride = i > 0 && sources.at(i) == sources.at(i - 1);
            if (!isOverride)
                count(report, *sources.at(i), batch->outcomes.at(i));
            else if (isAdded(batch->outcomes.at(i - 1)))
                countOverride(report, *sources.at(i), batch->outcomes.at(i));
        }
        if (progress)
            progress(end);
    }
    return report;
}

} // namespace betlog::core
