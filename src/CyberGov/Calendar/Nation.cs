namespace CyberGov.Calendar;

/// <summary>The part of the United Kingdom a council lies in; it decides the bank holidays.</summary>
public enum Nation
{
    England,
    Wales,
    Scotland,
    NorthernIreland,
}
