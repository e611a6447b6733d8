namespace CyberGov.Calendar;

/// <summary>The part of the United Kingdom a council is in: it decides which bank holidays it keeps.</summary>
public enum Nation
{
    England,
    Wales,
    Scotland,
    NorthernIreland,
}
