// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/store_text.h"

#include "server/store/sql_log_service.h"

namespace betlog::server {

namespace {

void appendHead(QByteArray& text, const QByteArray& name, const char* type, const char* help)
{
    text += "# HELP " + name + ' ' + help + "\n# TYPE " + name + ' ' + type + '\n';
}

void append(
    QByteArray& text, const QByteArray& name, const char* type, const char* help, qint64 value)
{
    appendHead(text, name, type, help);
    text += name + ' ' + QByteArray::number(value) + '\n';
}

/// `unit` is what one of the histogram's whole numbers is worth.
template <size_t N>
void append(
    QByteArray& text,
    const QByteArray& name,
    const char* help,
    const store::Histogram<N>& histogram,
    double unit)
{
    appendHead(text, name, "histogram", help);
    qint64 below = 0;
    for (size_t i = 0; i < N; ++i) {
        below += histogram.count(i);
        const double bound = static_cast<double>(histogram.bounds().at(i)) * unit;
        text += name + "_bucket{le=\"" + QByteArray::number(bound) + "\"} "
            + QByteArray::number(below) + '\n';
    }
    const QByteArray total = QByteArray::number(histogram.total());
    text += name + "_bucket{le=\"+Inf\"} " + total + '\n';
    text += name + "_sum " + QByteArray::number(static_cast<double>(histogram.sum()) * unit) + '\n';
    text += name + "_count " + total + '\n';
}

} // namespace

QByteArray storeMetricsText(const store::SqlLogService& log)
{
    constexpr double kMicrosecond = 1e-6;
    const store::StoreMetrics& metrics = log.metrics();
    QByteArray text;
    append(
        text,
        "betlog_commit_seconds",
        "Time from a batch's first statement until it is on disk.",
        metrics.commitMicroseconds,
        kMicrosecond);
    append(text, "betlog_batch_size", "Commands in one transaction.", metrics.batchSize, 1);
    append(text, "betlog_commands_total", "counter", "Writes answered.", metrics.commands);
    append(text, "betlog_refused_writes_total", "counter", "Writes refused.", metrics.refusals);
    append(
        text,
        "betlog_busy_writes_total",
        "counter",
        "Writes turned away at a full queue.",
        metrics.busyWrites);
    append(
        text,
        "betlog_busy_reads_total",
        "counter",
        "Queries turned away at a full queue.",
        metrics.busyReads);
    append(text, "betlog_repeats_total", "counter", "Writes sent again.", metrics.repeats);
    append(text, "betlog_changes_total", "counter", "Changes on disk.", metrics.changes);
    append(text, "betlog_reads_total", "counter", "Queries.", metrics.reads);
    append(
        text,
        "betlog_failed_batches_total",
        "counter",
        "Transactions that the disk refused.",
        metrics.failedBatches);
    append(
        text,
        "betlog_folds_total",
        "counter",
        "Times that the write-ahead log was folded into the log.",
        metrics.folds);
    append(
        text,
        "betlog_failed_folds_total",
        "counter",
        "Times that it could not be folded in.",
        metrics.failedFolds);
    append(
        text,
        "betlog_waiting_writes",
        "gauge",
        "Writes in the queue.",
        static_cast<qint64>(log.waitingWrites()));
    append(
        text,
        "betlog_waiting_reads",
        "gauge",
        "Queries in the queue.",
        static_cast<qint64>(log.waitingReads()));
    return text;
}

} // namespace betlog::server
